internal import Foundation

/// The names that Anki keeps as they are.
///
/// What Anki 26.09 does to others was tried with its engine: it drops control characters, trims white
/// space and colons around a level, calls an empty level "blank", parts tags at white space, and drops
/// what a file system may not have in the name of a file.
package enum AnkiName {
  /// What a name stands for.
  package enum Kind: Sendable {
    case deck
    case tag
    case file
  }

  /// What Anki would change.
  package enum Flaw: Sendable, Equatable {
    case isEmpty
    case hasEmptyLevel
    case isNotTrimmed
    case has(Unicode.Scalar)
    case isDecomposed
    case isTooLong
    case isReserved
  }

  /// The longest name of a file, in bytes.
  static let maximumFileName = 120

  /// A name with its characters composed (Unicode's form C), as Anki writes them.
  package static func normalized(_ name: String) -> String {
    name.utf8.allSatisfy { $0 < 0x80 } ? name : name.precomposedStringWithCanonicalMapping
  }

  /// Why Anki would change a name; nil where it would not.
  package static func flaw(of name: String, _ kind: Kind) -> Flaw? {
    if name.isEmpty { return .isEmpty }
    if let control = name.unicodeScalars.first(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return .has(control)
    }
    if !name.unicodeScalars.elementsEqual(normalized(name).unicodeScalars) { return .isDecomposed }
    switch kind {
    case .deck: return levelFlaw(of: name, trimsColons: true)
    case .tag:
      if let space = name.unicodeScalars.first(where: { $0 == " " || $0 == "\u{3000}" }) {
        return .has(space)
      }
      return levelFlaw(of: name, trimsColons: false)
    case .file: return fileFlaw(of: name)
    }
  }

  private static func levelFlaw(of name: String, trimsColons: Bool) -> Flaw? {
    for level in levels(of: name) {
      guard let first = level.unicodeScalars.first, let last = level.unicodeScalars.last else {
        return .hasEmptyLevel
      }
      if first.properties.isWhitespace || last.properties.isWhitespace { return .isNotTrimmed }
      if trimsColons, first == ":" || last == ":" { return .has(":") }
    }
    return nil
  }

  private static func levels(of name: String) -> [String] {
    var levels = [""]
    var scalars = name.unicodeScalars[...]
    while let first = scalars.popFirst() {
      if first == ":", scalars.first == ":" {
        scalars.removeFirst()
        levels.append("")
      } else {
        levels[levels.count - 1].unicodeScalars.append(first)
      }
    }
    return levels
  }

  private static func fileFlaw(of name: String) -> Flaw? {
    // A leading underscore keeps a file from ever being replaced, and some stems name devices.
    let stem = name.prefix { $0 != "." }.lowercased()
    if name.hasPrefix("_") || ["con", "prn", "aux", "nul"].contains(stem) { return .isReserved }
    if name.utf8.count > maximumFileName { return .isTooLong }
    let isKept: (Unicode.Scalar) -> Bool = { scalar in
      scalar.isASCII && !"[]<>:\"/?*^\\| ".unicodeScalars.contains(scalar)
    }
    return name.unicodeScalars.first { !isKept($0) }.map { .has($0) }
  }
}
