internal import Diagnostics

/// Gives every heading an id that is unique on its page and says what the heading says.
///
/// The plain slugs of all headings are reserved before any duplicate is numbered, so that an id
/// changes only with the heading's own text as far as uniqueness allows.
struct HeadingIDs {
  private let source: SourceFile
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile) {
    self.source = source
  }

  mutating func assign(in tree: inout SyntaxTree) {
    var headings: [Int32] = []
    var taken: Set<String> = []
    var index: Int32 = 0
    while index >= 0 {
      let node = tree.nodes[Int(index)]
      if node.kind == .heading { headings.append(index) }
      if node.kind == .recallPrompt { taken.insert("recall-" + tree.string(node.literal)) }
      index = tree.following(index, below: 0, enteringChildren: !node.kind.holdsInlines)
    }
    var owners: [String: SourceLocation] = [:]
    var slugs: [(heading: Int32, slug: String)] = []
    for heading in headings {
      guard let id = takeOwnID(heading, &tree) else { continue }
      let location = location(of: heading, tree)
      if let owner = owners[id] {
        diagnostics.append(
          Diagnostic(
            .duplicateID, at: location, "the heading id '\(id)' is used twice on this page",
            notes: [.init(at: owner, "the first heading with this id")]))
      } else {
        owners[id] = location
      }
      taken.insert(id)
      tree.nodes[Int(heading)].detail = tree.store(id.utf8)
    }
    for heading in headings where tree.nodes[Int(heading)].detail.isEmpty {
      let text = String(decoding: tree.plainText(of: heading), as: UTF8.self)
      slugs.append((heading, slug(of: text)))
    }
    var plain: Set<String> = []
    var duplicates: [(heading: Int32, slug: String)] = []
    for (heading, slug) in slugs {
      if taken.contains(slug) || !plain.insert(slug).inserted {
        duplicates.append((heading, slug))
      } else {
        tree.nodes[Int(heading)].detail = tree.store(slug.utf8)
      }
    }
    taken.formUnion(plain)
    var nextNumbers: [String: Int] = [:]
    for (heading, slug) in duplicates {
      var number = nextNumbers[slug] ?? 2
      while !taken.insert("\(slug)-\(number)").inserted { number += 1 }
      nextNumbers[slug] = number + 1
      tree.nodes[Int(heading)].detail = tree.store("\(slug)-\(number)".utf8)
    }
  }

  /// Takes `{#own-id}` from the end of the heading's text.
  private func takeOwnID(_ heading: Int32, _ tree: inout SyntaxTree) -> String? {
    var last = tree.nodes[Int(heading)].firstChild
    guard last >= 0 else { return nil }
    while tree.nodes[Int(last)].nextSibling >= 0 { last = tree.nodes[Int(last)].nextSibling }
    let node = tree.nodes[Int(last)]
    guard node.kind == .text else { return nil }
    let text = tree.bytes[node.literal.bounds]
    guard text.last == UInt8(ascii: "}"), let brace = text.lastIndex(of: UInt8(ascii: "{")),
      text[brace...].starts(with: [UInt8(ascii: "{"), UInt8(ascii: "#")])
    else { return nil }
    let id = String(decoding: text[(brace + 2)..<(text.endIndex - 1)], as: UTF8.self)
    let isPlain = id.unicodeScalars.allSatisfy {
      isSlugScalar($0) || "-_.".unicodeScalars.contains($0)
    }
    guard !id.isEmpty, isPlain else { return nil }
    var end = brace
    while end > text.startIndex, isCmarkSpace(text[end - 1]) { end -= 1 }
    tree.nodes[Int(last)].literal.count = Int32(end - text.startIndex)
    return id
  }

  private func location(of heading: Int32, _ tree: SyntaxTree) -> SourceLocation {
    let node = tree.nodes[Int(heading)]
    return SourceLocation(path: source.path, line: Int(node.line), column: Int(node.column))
  }
}

/// The readable part of a URL that stands for `text`: letters, marks and digits of any script in
/// lower case, with one hyphen for whatever stands between; `section` if nothing is left.
public func slug(of text: String) -> String {
  var slug: [UInt8] = []
  var isSeparated = false
  for scalar in text.unicodeScalars {
    if isSlugScalar(scalar) {
      if isSeparated, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        slug.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      } else {
        slug += scalar.properties.lowercaseMapping.utf8
      }
      isSeparated = false
    } else if !(scalar == "'" || scalar == "\u{2019}") {
      isSeparated = true
    }
  }
  return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
}

private func isSlugScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return isASCIILetterOrDigit(UInt8(scalar.value)) }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
    return true
  default: return false
  }
}
