internal import Foundation

/// A folder for one measurement, in memory where the system offers that; it goes when asked to.
struct WorkFolder {
  /// Where the folder lies.
  let url: URL

  /// Where Linux keeps files in memory.
  private static let memory = "/dev/shm"

  /// Whether measurements take place in memory.
  static var isInMemory: Bool { FileManager.default.isWritableFile(atPath: memory) }

  private static var parent: URL {
    isInMemory ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
  }

  /// How the names of all fresh folders begin; the number of their process follows.
  private static let prefix = "site-benchmark-"

  /// Removes what benchmarks that were interrupted have left behind: it would take memory until
  /// the system is started again.
  static func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let digits = name.dropFirst(prefix.count).prefix { $0 != "-" }
      guard let process = pid_t(digits), process > 0, kill(process, 0) != 0, errno == ESRCH else {
        continue
      }
      try? FileManager.default.removeItem(at: parent.appendingPathComponent(name))
    }
  }

  /// Makes a fresh folder.
  ///
  /// - Throws: what Foundation throws where the folder cannot be made.
  init() throws {
    let name = "\(Self.prefix)\(getpid())-\(UUID().uuidString)"
    url = Self.parent.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A folder that exists or is made, to be kept.
  ///
  /// - Throws: what Foundation throws where the folder cannot be made.
  init(keptAt path: String) throws {
    url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A path below the folder.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Removes entries of the folder, which need not exist.
  func remove(_ names: [String]) {
    for name in names { try? FileManager.default.removeItem(atPath: path(name)) }
  }

  /// Removes the folder with all it holds.
  func remove() { try? FileManager.default.removeItem(at: url) }

  /// Writes files below a subfolder, one at a time.
  ///
  /// - Throws: what Foundation throws where a file cannot be written.
  func write(_ files: some Sequence<Course.File>, into name: String) throws {
    let base = url.appendingPathComponent(name)
    var folders: Set<String> = []
    for file in files {
      let target = base.appendingPathComponent(file.path)
      let folder = target.deletingLastPathComponent()
      if folders.insert(folder.path).inserted {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      try Data(file.text.utf8).write(to: target)
    }
  }
}
