internal import AnkiExport
internal import Decisions
internal import Diagnostics

extension Site {
  /// The files of the decks of all decisions; what has not changed comes out of the memory.
  func ankiDecks(
    _ composer: PageComposer, _ reader: PageInputsReader, _ memory: SiteMemory
  ) -> [DeckFiles] {
    units.indices.map { number in
      let unit = units[number]
      return memory.deck(of: unit.decision.id, from: deckInputs(of: number, reader)) {
        let deck = composer.ankiDeck(of: unit)
        var diagnostics = problems(of: deck, in: [unit])
        var files = [OutputFile(path: unit.ankiTextURL.path, bytes: Array(deck.text().utf8))]
        do throws(AnkiExportError) {
          files.append(OutputFile(path: unit.ankiPackageURL.path, bytes: try deck.apkg()))
        } catch {
          diagnostics.append(Self.diagnostic(for: error, at: unit.authored.location))
        }
        return DeckFiles(files: files, diagnostics: diagnostics)
      }
    }
  }

  private func deckInputs(of number: Int, _ reader: PageInputsReader) -> DeckInputs {
    let unit = units[number]
    var inputs = DeckInputs(
      page: reader.inputs(
        of: GeneratedPage(
          kind: .flashcards(unit: number), url: unit.flashcardsURL,
          location: unit.authored.location)),
      ledger: ContentHash(), images: ContentHash())
    for card in unit.cards {
      let known = ledger.cards[card.id]
      inputs.ledger.add(known?.changed ?? -1)
      inputs.ledger.add(known?.firstID)
    }
    for image in ankiImages(of: unit) {
      inputs.images.add(image.path)
      inputs.images.add(image.bytes)
    }
    return inputs
  }

  /// Why a deck could not be written.
  static func diagnostic(for error: AnkiExportError, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .unwritableOutput, at: location, "the deck for Anki cannot be written: \(error.reason)")
  }

  /// What Anki would not take of a deck, each at the place where the author wrote it.
  func problems(of deck: AnkiDeck, in units: [StudyUnit]) -> [Diagnostic] {
    let problems = deck.problems()
    if problems.isEmpty { return [] }
    // The notes stand in the order of the cards.
    let places = units.flatMap { unit in
      unit.cards.map { (id: $0.id, card: unit.location(of: $0), unit: unit.authored.location) }
    }
    var titles: Set<SourceLocation> = []
    return problems.compactMap { problem in
      let place = problem.note.map { places[$0] }
      let location = place?.card ?? units.first?.authored.location
      let at = location ?? SourceLocation(path: "content")
      let name = place.map { "the card '\($0.id)'" } ?? "the deck"
      switch problem.kind {
      case .duplicateGUID(let first):
        return Diagnostic(
          .duplicateGUID, at: SourceLocation(path: "content/ledger.yaml"),
          "Anki would take \(name) for '\(places[first].id)': both are known to it as "
            + "'\(deck.notes[first].guid)'",
          suggestion: "take out the 'firstID' of one of them")
      case .emptyFront:
        return Diagnostic(
          .emptyFront, at: at, "\(name) has an empty front",
          suggestion: "write a question that shows something")
      case .unbalancedHTML(let field, let element):
        return Diagnostic(
          .unbalancedHTML, at: at,
          "the HTML of \(name) opens or closes <\(element)> alone (\(field.lowercased()))",
          suggestion: "close what is opened, in the right order")
      case .alteredName(let kind, let text, let flaw):
        // A title is told once, not for the deck of each kind of cards.
        if kind == .deck, let place, !titles.insert(place.unit).inserted { return nil }
        return Diagnostic(
          .alteredName, at: kind == .deck ? place?.unit ?? at : at,
          "Anki would change the name of the \(kind) '\(text)': it \(Self.clause(flaw))",
          suggestion: kind == .deck ? "write the decision's title otherwise" : nil)
      }
    }
  }

  private static func clause(_ flaw: AnkiName.Flaw) -> String {
    switch flaw {
    case .isEmpty: "is empty"
    case .hasEmptyLevel: "has nothing before or after '::'"
    case .isNotTrimmed: "has white space around it"
    case .has(let scalar) where scalar.value > 0x20 && scalar.value < 0x7F:
      "has '\(scalar)' where that is dropped"
    case .has(let scalar): "has the character U+\(hexadecimal(scalar))"
    case .isDecomposed: "has characters that are not composed"
    case .isTooLong: "is too long"
    case .isReserved: "is reserved"
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
