import Diagnostics
import Foundation
import StudySite

/// A site in a fresh temporary folder, which goes when the value does.
final class TemporarySite: Sendable {
  let root: String
  var output: String { root + "/public" }

  /// A folder in memory where there is one.
  private static let temporaryFolder =
    FileManager.default.isWritableFile(atPath: "/dev/shm")
    ? "/dev/shm" : FileManager.default.temporaryDirectory.path

  /// A site with these files, by path below its folder.
  init(_ files: [String: String]) throws {
    root = Self.temporaryFolder + "/site-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for (path, text) in files { try put(text, at: path) }
  }

  /// The starter site.
  convenience init() throws { try self.init(StarterSite.files) }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func put(_ text: String, at path: String) throws {
    let url = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: root + "/" + path)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Replaces a text in a file.
  func replace(_ old: String, with new: String, in path: String) throws {
    try put((text(path) ?? "").replacing(old, with: new), at: path)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: root + "/" + path)
  }

  func build(output: String? = nil, _ change: (inout BuildOptions) -> Void = { _ in })
    -> BuildOutcome
  {
    var options = BuildOptions(threads: 2)
    change(&options)
    return SiteBuild(in: root, output: output ?? self.output, options).run()
  }

  func check(_ change: (inout BuildOptions) -> Void = { _ in }) -> BuildOutcome {
    var options = BuildOptions(threads: 2)
    change(&options)
    return checkSite(in: root, output: output, options)
  }

  /// What stands in a folder of the site: by path the bytes or the target, the place on the disk
  /// and the time of the last change.
  func tree(of folder: String = "") throws -> [String: String] {
    let folder = folder.isEmpty ? root : root + "/" + folder
    let files = FileManager.default
    var tree: [String: String] = [:]
    for path in try files.subpathsOfDirectory(atPath: folder) {
      let attributes = try files.attributesOfItem(atPath: folder + "/" + path)
      let identity = "\(attributes[.systemFileNumber] ?? "") \(attributes[.modificationDate] ?? "")"
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory?: tree[path] = "folder"
      case .typeSymbolicLink?:
        tree[path] = "link \(try files.destinationOfSymbolicLink(atPath: folder + "/" + path))"
      default:
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))
        tree[path] = "\(identity) \(String(decoding: bytes, as: UTF8.self))"
      }
    }
    return tree
  }
}

extension BuildOutcome {
  /// The printed lines of all problems but the note that there is no base address.
  var lines: [String] {
    diagnostics.filter { $0.rule != .missingBaseURL }
      .map { "\($0.location.path):\($0.location.line): \($0.message) [\($0.rule.rawValue)]" }
  }
}
