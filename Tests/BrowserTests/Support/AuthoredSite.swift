import Foundation
import Testing

/// The starter site in a temporary folder, which an author edits while it is served.
final class AuthoredSite: Sendable {
  static let lesson = "content/lessons/stairs-or-lift.md"
  static let layout = "templates/layouts/base.mustache"
  static let style = "templates/assets/style.css"

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("discern-authored-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    let process = Process()
    process.executableURL = try BuiltExecutable.discern
    process.arguments = ["init", folder.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "discern init")
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func text(of path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  /// Saves a file as most editors do: a new file takes the place of the old one.
  func save(_ text: String, at path: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Replaces a text that has to be in the file.
  func edit(_ path: String, replacing old: String, with new: String) throws {
    let text = try text(of: path)
    try #require(text.contains(old), "\(path) has no '\(old)'")
    try save(text.replacing(old, with: new), at: path)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
  }

  /// Copies a file of the package's own theme into the site, changed.
  func override(_ path: String, replacing old: String, with new: String) throws {
    let file = TestTools.packageRoot.appendingPathComponent(path)
    try save(String(contentsOf: file, encoding: .utf8), at: path)
    try edit(path, replacing: old, with: new)
  }
}
