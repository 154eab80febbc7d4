/// What is wrong with a path that a page was given.
package enum PathProblem: Hashable, Sendable {
  case isEmpty
  case isAbsolute
  case hasEmptyPart
  case hasDotPart
  case hasControlCharacter
  case isTooLong
  case isReserved(String)

  /// The problem as the end of a sentence.
  var message: String {
    switch self {
    case .isEmpty: "is empty"
    case .isAbsolute: "begins with '/'"
    case .hasEmptyPart: "has an empty part"
    case .hasDotPart: "has '.' or '..' as a part"
    case .hasControlCharacter: "has a control character"
    case .isTooLong: "is too long: 255 bytes a part and 1000 in all are allowed"
    case .isReserved(let name): "uses the name '\(name)', which is reserved"
    }
  }
}

/// A path that a page may have: relative, and sure to stay inside the folder it is taken in.
struct PagePath {
  let text: String
  var path: Path { Path(text) }

  /// The names that mark a folder as a repository of one of the common systems.
  static let repositoryNames: Set<Path> = [".git", ".hg", ".jj", ".svn"].reduce(into: []) {
    $0.insert(Path($1))
  }

  init(_ text: String) throws(PublicationError) {
    self.text = text
    if let problem = Self.problem(in: text) { throw .invalidPath(text, problem) }
  }

  private static func problem(in text: String) -> PathProblem? {
    let bytes = text.utf8
    if bytes.isEmpty { return .isEmpty }
    if bytes.first == UInt8(ascii: "/") { return .isAbsolute }
    // A line feed would also break the manifest.
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return .hasControlCharacter }
    if bytes.count > 1000 { return .isTooLong }
    for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if part.isEmpty { return .hasEmptyPart }
      if part.count > 255 { return .isTooLong }
      guard part.first == UInt8(ascii: ".") else { continue }
      if part.count == 1 || part.elementsEqual("..".utf8) { return .hasDotPart }
      let name = String(decoding: part, as: UTF8.self).lowercased()
      if Path(name) == Manifest.name || repositoryNames.contains(Path(name)) {
        return .isReserved(name)
      }
    }
    return nil
  }
}
