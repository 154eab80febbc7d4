/// All phrases of a decision and the library's cues, arranged for finding them in one pass.
///
/// Each word leads to the phrases that can begin with it, so that the work on a text is its length
/// times the number of phrases that share a first word. A class because copies share its tables;
/// nothing in it changes.
final class PhraseIndex: Sendable {
  /// What a phrase belongs to.
  struct Owner: Sendable {
    enum Kind: UInt8, Sendable {
      case signal
      case choice
      case trap
      case caveat
      case cue
    }

    var kind: Kind
    var index: Int32
    var phrase: Int32
  }

  struct WordTest: Sendable, Equatable {
    var form: PhrasePlace.Word.Form
    var number: Int32
  }

  struct Place: Sendable {
    var alternatives: Range<Int32>
    var isOptional: Bool
    var followsGap: Bool
  }

  struct Pattern: Sendable {
    var places: Range<Int32>
    var owner: Owner
  }

  /// A pattern and the place at which to begin, later ones than the first being optional before.
  struct Entry: Sendable, Equatable {
    var pattern: Int32
    var place: Int32
  }

  let stemmer: Stemmer
  let stems: WordTable
  let forms: WordTable
  let beginnings: BeginningTrie
  let patterns: [Pattern]
  let places: [Place]
  let alternatives: [Range<Int32>]
  let tests: [WordTest]
  private let stemEntries: EntryLists
  private let formEntries: EntryLists
  private let beginningEntries: EntryLists

  /// How many words, by their number among the forms, part clauses even within a gap.
  let contrastForms: Int32

  init(_ owned: [(places: [PhrasePlace], owner: Owner)]) {
    var builder = PhraseIndexBuilder()
    for (places, owner) in owned { builder.add(places, owner) }
    stemmer = builder.stemmer
    stems = builder.stems
    forms = builder.forms
    beginnings = builder.beginnings
    patterns = builder.patterns
    places = builder.places
    alternatives = builder.alternatives
    tests = builder.tests
    contrastForms = Int32(Cue.contrastWords.count)
    stemEntries = EntryLists(builder.entries, of: .anyForm, count: builder.stems.count)
    formEntries = EntryLists(builder.entries, of: .exactForm, count: builder.forms.count)
    beginningEntries = EntryLists(
      builder.entries, of: .beginning, count: builder.beginnings.count)
  }

  /// Appends the entries of all patterns that can begin with a token.
  func appendEntries(for token: Token, beginnings hits: [Int32], to entries: inout [Entry]) {
    if token.stem >= 0 { stemEntries.append(of: token.stem, to: &entries) }
    if token.form >= 0 { formEntries.append(of: token.form, to: &entries) }
    for hit in token.beginnings { beginningEntries.append(of: hits[Int(hit)], to: &entries) }
  }
}

/// Lists of entries by word number, laid one after the other.
private struct EntryLists: Sendable {
  private var starts: [Int32] = [0]
  private var entries: [PhraseIndex.Entry] = []

  init() {}

  init(
    _ all: [(test: PhraseIndex.WordTest, entry: PhraseIndex.Entry)],
    of form: PhrasePlace.Word.Form, count: Int
  ) {
    var lists: [[PhraseIndex.Entry]] = Array(repeating: [], count: count)
    for (test, entry) in all where test.form == form {
      // Alternatives with one stem would give the same entry twice, one after the other.
      if lists[Int(test.number)].last != entry { lists[Int(test.number)].append(entry) }
    }
    for list in lists {
      entries.append(contentsOf: list)
      starts.append(Int32(entries.count))
    }
  }

  func append(of number: Int32, to result: inout [PhraseIndex.Entry]) {
    let index = Int(number)
    guard index + 1 < starts.count else { return }
    for position in starts[index]..<starts[index + 1] { result.append(entries[Int(position)]) }
  }
}
