/// Why Anki would not take a set of notes as it is.
package struct AnkiProblem: Sendable, Equatable {
  /// What is wrong.
  package enum Kind: Sendable, Equatable {
    /// An earlier note has the same GUID, so that updates would reach only one of them.
    case duplicateGUID(of: Int)
    /// Nothing is asked.
    case emptyFront
    /// An element is opened or closed alone, which would spill over into Anki's own page.
    case unbalancedHTML(field: String, element: String)
    /// Anki would give a deck, a tag or a file another name, and look for it under the old one.
    case alteredName(AnkiName.Kind, String, AnkiName.Flaw)
  }

  package var kind: Kind
  /// The note, as an index into the deck's; nil where it is a file.
  package var note: Int?

  /// Creates a problem.
  package init(kind: Kind, note: Int?) {
    self.kind = kind
    self.note = note
  }
}

extension AnkiDeck {
  /// All that is wrong with the notes, in their order, then with the files; each name is told once.
  package func problems() -> [AnkiProblem] {
    var problems: [AnkiProblem] = []
    var firstByGUID: [String: Int] = [:]
    var names: Set<String> = []
    func check(_ name: String, _ kind: AnkiName.Kind, _ note: Int?) {
      guard names.insert("\(kind) \(name)").inserted, let flaw = AnkiName.flaw(of: name, kind)
      else { return }
      problems.append(AnkiProblem(kind: .alteredName(kind, name, flaw), note: note))
    }
    for (index, note) in notes.enumerated() {
      if let first = firstByGUID[note.guid] {
        problems.append(AnkiProblem(kind: .duplicateGUID(of: first), note: index))
      } else {
        firstByGUID[note.guid] = index
      }
      if HTMLFragment(note.front).isBlank {
        problems.append(AnkiProblem(kind: .emptyFront, note: index))
      }
      for (name, html) in zip(AnkiNoteType.fields, note.fields) {
        guard let element = HTMLFragment(html).unbalancedElement else { continue }
        problems.append(
          AnkiProblem(kind: .unbalancedHTML(field: name, element: element), note: index))
      }
      check(note.deck, .deck, index)
      for tag in note.tags { check(tag, .tag, index) }
    }
    for file in media { check(file.name, .file, nil) }
    return problems
  }
}
