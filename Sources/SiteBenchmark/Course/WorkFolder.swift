internal import Foundation

/// A folder for one measurement, in memory where the system offers that; it goes when asked to.
struct WorkFolder {
  /// Where the folder lies.
  let url: URL

  /// Where Linux keeps files in memory.
  private static let memory = "/dev/shm"

  /// Whether measurements take place in memory.
  static var isInMemory: Bool { FileManager.default.isWritableFile(atPath: memory) }

  /// Makes a fresh folder.
  ///
  /// - Throws: what Foundation throws where the folder cannot be made.
  init() throws {
    let parent =
      Self.isInMemory
      ? URL(fileURLWithPath: Self.memory) : FileManager.default.temporaryDirectory
    url = parent.appendingPathComponent("site-benchmark-\(UUID().uuidString)")
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
