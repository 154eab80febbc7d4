/// A place in a source file: line and column, both 1-based, the column counted in UTF-8 bytes.
public struct SourceLocation: Hashable, Comparable, Sendable {
  /// The file's path relative to the site's folder, with `/` between its parts.
  public var path: String
  /// The line, 1 for the first; 0 when the place is the file as a whole.
  public var line: Int
  /// The column in UTF-8 bytes, 1 for the first; 0 when the place is a whole line or file.
  public var column: Int

  /// A place in the file at `path`.
  public init(path: String, line: Int = 0, column: Int = 0) {
    self.path = path
    self.line = line
    self.column = column
  }

  /// Orders by path, then line, then column.
  public static func < (first: SourceLocation, second: SourceLocation) -> Bool {
    (first.path, first.line, first.column) < (second.path, second.line, second.column)
  }
}
