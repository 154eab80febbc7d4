import Foundation
import Publication
import Testing

/// A site's folder in a fresh temporary folder, which goes when the value does.
final class SiteFolder: Sendable {
  let root: String
  private let isBorrowed: Bool
  var output: String { root + "/public" }
  var stateDirectory: String { root + "/.discern" }

  init() throws {
    isBorrowed = false
    root = Self.temporaryFolder + "/publication-\(UUID().uuidString)"
    for folder in ["content", "templates"] {
      try FileManager.default.createDirectory(
        atPath: root + "/" + folder, withIntermediateDirectories: true)
    }
  }

  /// A folder in memory where there is one: the tests make and remove folders by the thousand.
  private static let temporaryFolder =
    FileManager.default.isWritableFile(atPath: "/dev/shm")
    ? "/dev/shm" : FileManager.default.temporaryDirectory.path

  /// The site of another process, which also removes it.
  init(existing root: String) {
    self.root = root
    isBorrowed = true
  }

  deinit {
    if isBorrowed { return }
    try? FileManager.default.removeItem(atPath: root)
  }

  func publisher(
    output: String? = nil, _ fileSystem: any FileSystem = DiskFileSystem()
  ) -> Publisher {
    Publisher(
      output: output ?? self.output, stateDirectory: stateDirectory,
      sources: [root + "/content", root + "/templates"], fileSystem: fileSystem)
  }

  /// Publishes pages, given as text by path.
  @discardableResult
  func publish(
    _ pages: [String: String], output: String? = nil,
    _ fileSystem: any FileSystem = DiskFileSystem()
  ) throws -> PublicationReport {
    let stage = try publisher(output: output, fileSystem).begin()
    do {
      for (path, text) in pages.sorted(by: { $0.key < $1.key }) {
        try stage.add(path: path, bytes: Array(text.utf8))
      }
    } catch {
      stage.discard()
      throw error
    }
    return try stage.commit()
  }

  /// Writes a file that Discern does not know, with an age that tells it from a copy.
  func put(_ text: String, at path: String, mode: Int = 0o640) throws {
    let path = root + "/" + path
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try age(path, mode: mode)
  }

  func putFolder(at path: String, mode: Int = 0o750) throws {
    let path = root + "/" + path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try age(path, mode: mode)
  }

  func putLink(to target: String, at path: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: root + "/" + path, withDestinationPath: target)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: root + "/" + path)
  }

  func exists(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: root + "/" + path)) != nil
  }

  /// What tells two files apart that hold the same.
  func identity(_ path: String) throws -> FileStatus.Identity {
    let status = try DiskFileSystem().status(of: Path(root + "/" + path), followingLinks: false)
    return try #require(status).identity
  }

  static let age = Date(timeIntervalSince1970: 1_000_000_000)

  private func age(_ path: String, mode: Int) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode, .modificationDate: Self.age], ofItemAtPath: path)
  }

  /// What stands in a folder: by path the sort, the mode, the bytes or target, and whether it is
  /// as old as a file of others.
  func contents(of folder: String = "public") throws -> [String: String] {
    let folder = root + "/" + folder
    let files = FileManager.default
    var contents: [String: String] = [:]
    for path in [""] + (try files.subpathsOfDirectory(atPath: folder)) {
      let whole = path.isEmpty ? folder : folder + "/" + path
      let attributes = try files.attributesOfItem(atPath: whole)
      let mode = String((attributes[.posixPermissions] as? Int) ?? 0, radix: 8)
      let isOld = attributes[.modificationDate] as? Date == Self.age ? " old" : ""
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory?: contents[path + "/"] = "folder \(mode)\(isOld)"
      case .typeSymbolicLink?:
        contents[path] = "link \(try files.destinationOfSymbolicLink(atPath: whole))"
      case .typeRegular?:
        let data = try Data(contentsOf: URL(fileURLWithPath: whole))
        contents[path] = "file \(mode)\(isOld) \(String(decoding: data, as: UTF8.self))"
      default: contents[path] = "other \(mode)\(isOld)"
      }
    }
    return contents
  }

  /// The files of the output without the manifest, as text by path.
  func pages() throws -> [String: String] {
    var pages: [String: String] = [:]
    for (path, entry) in try contents() where entry.hasPrefix("file 644 ") {
      if path != ".discern-manifest" { pages[path] = String(entry.dropFirst(9)) }
    }
    return pages
  }

  /// What killed or finished builds left behind, which should be nothing.
  func leftovers() throws -> [String] {
    let files = FileManager.default
    let state = (try? files.contentsOfDirectory(atPath: stateDirectory)) ?? []
    let beside = try files.contentsOfDirectory(atPath: root).filter { $0.hasSuffix("-stage") }
    return state.filter { $0 != "lock" } + beside
  }
}
