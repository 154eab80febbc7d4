internal import ArgumentParser
internal import Foundation

/// Makes courses of given sizes and measures how long `discern build` takes on them.
@main
struct SiteBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site-benchmark",
    abstract: "Measure full builds of generated courses, and builds with nothing changed.",
    discussion: """
      Run it with `swift run -c release site-benchmark 1000 10000`. The courses lie in a folder on \
      /dev/shm where there is one, else in the temporary folder, and are removed afterwards.
      """)

  @Argument(help: "The numbers of lessons.")
  var lessons: [Int] = [1000, 10000]

  @Option(help: "How many builds of each kind; the median counts.")
  var runs = 5

  @Option(help: "Only write a course of the first size into this folder, and keep it.")
  var write: String?

  mutating func validate() throws {
    guard runs >= 1, lessons.allSatisfy({ (1...1_000_000).contains($0) }) else {
      throw ValidationError("Name numbers of lessons from 1 to 1000000, and at least one run.")
    }
  }

  func run() throws {
    if let write {
      try Self.write(lessons[0], into: URL(fileURLWithPath: write))
      return
    }
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("discern").path
    print("| lessons | build | wall s | processor s | peak MiB | pages/s |")
    print("| --- | --- | --- | --- | --- | --- |")
    for count in lessons { try measure(count, program) }
  }

  private func measure(_ count: Int, _ program: String) throws {
    let memory = "/dev/shm"
    let parent =
      FileManager.default.isWritableFile(atPath: memory)
      ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
    let folder = parent.appendingPathComponent("discern-course-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.write(count, into: folder)
    let arguments = ["build", "--site", folder.path]
    var full: [MeasuredRun] = []
    var unchanged: [MeasuredRun] = []
    for _ in 0..<runs {
      for name in ["public", ".discern"] {
        try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
      }
      for isFull in [true, false] {
        guard let run = MeasuredRun(program, arguments) else {
          throw ValidationError("'\(program)' cannot be run; build it with -c release first.")
        }
        if isFull { full.append(run) } else { unchanged.append(run) }
      }
    }
    for (name, runs) in [("full", full), ("unchanged", unchanged)] {
      let wall = Self.median(runs.map(\.wallSeconds))
      let processor = Self.median(runs.map(\.processorSeconds))
      let peak = Self.median(runs.map(\.peakMebibytes))
      print(
        "| \(count) | \(name) | \(Self.text(wall, 3)) | \(Self.text(processor, 3)) | "
          + "\(Self.text(peak, 1)) | \(Int(Double(count) / wall)) |")
    }
  }

  private static func write(_ count: Int, into folder: URL) throws {
    var folders: Set<String> = []
    for (path, text) in CourseGenerator.files(lessonCount: count) {
      let file = folder.appendingPathComponent(path)
      if folders.insert(file.deletingLastPathComponent().path).inserted {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      }
      try Data(text.utf8).write(to: file)
    }
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }

  private static func text(_ value: Double, _ places: Int) -> String {
    String(format: "%.\(places)f", value)
  }
}
