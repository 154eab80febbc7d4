import CTheme
import Foundation
import Testing

/// The theme embedded into the executable, held against the folder that it was made from.
///
/// When a file of `templates/` is added, moved or removed, add, move or remove its two places in
/// `Sources/CTheme/theme.c`; the failure of the first test names the paths.
@Suite struct BuiltInThemeTests {
  /// The embedded files, in the order of the list.
  private var embedded: [(path: String, bytes: [UInt8])] {
    (0..<ctheme_file_count).compactMap { index in
      guard let file = ctheme_file(index) else { return nil }
      let bytes = UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.count)
      return (String(cString: file.pointee.path), Array(bytes))
    }
  }

  private var templates: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "templates", directoryHint: .isDirectory)
  }

  /// Paths below `templates/` of all files there, hidden ones aside, sorted by bytes.
  private func pathsInFolder() throws -> [String] {
    let keys: [URLResourceKey] = [.isRegularFileKey]
    let files = try #require(
      FileManager.default.enumerator(
        at: templates, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles]))
    var paths: [String] = []
    for case let file as URL in files
    where try file.resourceValues(forKeys: Set(keys)).isRegularFile == true {
      let depth = templates.standardizedFileURL.pathComponents.count
      paths.append(file.standardizedFileURL.pathComponents.dropFirst(depth).joined(separator: "/"))
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  @Test func `every file of the templates folder is embedded, and no other`() throws {
    let inFolder = Set(try pathsInFolder())
    let inExecutable = Set(embedded.map(\.path))
    #expect(inFolder.subtracting(inExecutable).sorted() == [], "missing in theme.c")
    #expect(inExecutable.subtracting(inFolder).sorted() == [], "no longer in templates/")
    #expect(embedded.count == inExecutable.count, "a path is listed twice")
  }

  @Test func `embedded files are listed in path order`() {
    let paths = embedded.map(\.path)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func `embedded bytes are those of the files`() throws {
    for (path, bytes) in embedded {
      let onDisk = [UInt8](try Data(contentsOf: templates.appending(path: path)))
      #expect(bytes == onDisk, "\(path) differs from what the executable carries")
    }
  }

  @Test func `an index outside the list gives no file`() {
    #expect(ctheme_file(ctheme_file_count) == nil)
  }
}
