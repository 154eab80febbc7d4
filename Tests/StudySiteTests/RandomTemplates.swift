import SeededNumbers

/// Templates at random for the page of a tag: well nested, with tags at the start, in the middle
/// and at the end of lines.
///
/// Partials, parents and blocks have no blanks before them: Discern takes these away on purpose.
struct RandomTemplates {
  private var numbers: SeededGenerator
  private var text = ""

  /// The templates that a seed stands for.
  static func files(seed: UInt64) -> [String: String] {
    var numbers = SeededGenerator(seed: seed)
    return [
      "partials/one.mustache": text(&numbers) { $0.addPieces(depth: 2) },
      "layouts/frame.mustache": text(&numbers) { $0.addLayout() },
      "pages/tag.mustache": text(&numbers) { $0.addPage() },
    ]
  }

  private static func text(
    _ numbers: inout SeededGenerator, _ add: (inout RandomTemplates) -> Void
  ) -> String {
    var templates = RandomTemplates(numbers: numbers)
    add(&templates)
    numbers = templates.numbers
    return templates.text
  }

  private mutating func addLayout() {
    for name in ["main", "side", "main"] {
      addPieces(depth: 2)
      addUnindented("{{$\(name)}}")
      addPieces(depth: 1)
      addUnindented("{{/\(name)}}")
    }
    addPieces(depth: 2)
  }

  private mutating func addPage() {
    addPieces(depth: 3, partials: true)
    addUnindented("{{<frame}}")
    for name in ["main", "side"] where !numbers.once(in: 4) {
      text += numbers.pick(["", "\n", "\n\n", " "])
      addUnindented("{{$\(name)}}")
      addPieces(depth: 2, partials: true)
      text += "{{/\(name)}}"
    }
    text += numbers.pick(["", "\n", "  "]) + "{{/frame}}"
    addPieces(depth: 3, partials: true)
  }

  private mutating func addPieces(depth: Int, partials: Bool = false) {
    for _ in 0..<numbers.below(6) {
      switch numbers.below(8) {
      case 0 where depth > 0, 1 where depth > 0:
        let sigil = numbers.pick(["#", "#", "^"])
        let name = numbers.pick(["name", "pages", "pages", "description", "title"])
        text += "{{\(sigil)\(name)}}"
        addPieces(depth: depth - 1, partials: partials)
        text += "{{/\(name)}}"
      case 2 where partials: addUnindented("{{>partials/one}}")
      case 3: text += numbers.pick(["{{name}}", "{{ title }}", "{{description}}", "{{.title}}"])
      case 4: text += numbers.pick([" ", "  ", "\t"])
      case 5, 6: text += numbers.pick(["\n", "\n", "\n  ", "\r\n", "\n\n"])
      default: text += numbers.pick(["a", "b c", "é", "{x", "}"])
      }
    }
  }

  private mutating func addUnindented(_ tag: String) {
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    text += tag
  }
}
