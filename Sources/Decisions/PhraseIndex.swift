/// All phrases of a decision and the library's cues, arranged for finding them in one pass.
///
/// Each word leads to the phrases that can begin with it, so that the work on a text is its length
/// times the number of phrases that share a first word.
struct PhraseIndex: Sendable {
  /// What a phrase belongs to.
  struct Owner: Sendable {
    enum Kind: UInt8, Sendable {
      case signal
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

  private(set) var stems = WordTable()
  private(set) var forms = WordTable()
  private(set) var beginnings = BeginningTrie()
  let stemmer = Stemmer()

  private(set) var patterns: [Pattern] = []
  private(set) var places: [Place] = []
  private(set) var alternatives: [Range<Int32>] = []
  private(set) var tests: [WordTest] = []
  private var stemEntries = EntryLists()
  private var formEntries = EntryLists()
  private var beginningEntries = EntryLists()

  /// How many words, by their number among the forms, part clauses even within a gap.
  let contrastForms: Int32

  init(_ owned: [(places: [PhrasePlace], owner: Owner)]) {
    for word in Cue.contrastWords { _ = forms.insert(word.bytes) }
    contrastForms = Int32(forms.count)
    for word in FunctionWord.joiners + FunctionWord.openers {
      _ = forms.insert(word.bytes)
    }
    var entries: [(test: WordTest, entry: Entry)] = []
    for (places, owner) in owned { add(places, owner, &entries) }
    stemEntries = EntryLists(entries, of: .anyForm, count: stems.count)
    formEntries = EntryLists(entries, of: .exactForm, count: forms.count)
    beginningEntries = EntryLists(entries, of: .beginning, count: beginnings.count)
  }

  private mutating func add(
    _ phrasePlaces: [PhrasePlace], _ owner: Owner, _ entries: inout [(test: WordTest, entry: Entry)]
  ) {
    let firstPlace = Int32(places.count)
    var mayBegin = true
    for place in phrasePlaces {
      let entry = Entry(pattern: Int32(patterns.count), place: Int32(places.count))
      let firstAlternative = Int32(alternatives.count)
      for words in place.alternatives {
        let firstTest = Int32(tests.count)
        for word in words { tests.append(test(for: word)) }
        alternatives.append(firstTest..<Int32(tests.count))
        if mayBegin { entries.append((tests[Int(firstTest)], entry)) }
      }
      places.append(
        Place(
          alternatives: firstAlternative..<Int32(alternatives.count), isOptional: place.isOptional,
          followsGap: place.followsGap))
      mayBegin = mayBegin && place.isOptional
    }
    patterns.append(Pattern(places: firstPlace..<Int32(places.count), owner: owner))
  }

  private mutating func test(for word: PhrasePlace.Word) -> WordTest {
    switch word.form {
    case .anyForm:
      var stem = word.bytes
      stemmer.stem(&stem)
      return WordTest(form: .anyForm, number: stems.insert(stem))
    case .exactForm:
      return WordTest(form: .exactForm, number: forms.insert(word.bytes))
    case .beginning:
      return WordTest(form: .beginning, number: beginnings.insert(word.bytes))
    }
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
