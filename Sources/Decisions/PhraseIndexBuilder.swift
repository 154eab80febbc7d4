/// Numbers the words of phrases and lays out their patterns for a `PhraseIndex`.
struct PhraseIndexBuilder {
  let stemmer = Stemmer()
  private(set) var stems = WordTable()
  private(set) var forms = WordTable()
  private(set) var beginnings = BeginningTrie()
  private(set) var patterns: [PhraseIndex.Pattern] = []
  private(set) var places: [PhraseIndex.Place] = []
  private(set) var alternatives: [Range<Int32>] = []
  private(set) var tests: [PhraseIndex.WordTest] = []
  private(set) var entries: [(test: PhraseIndex.WordTest, entry: PhraseIndex.Entry)] = []

  /// Starts with the small words that must have the first numbers among the forms.
  init() {
    for word in Cue.contrastWords { _ = forms.insert(word.bytes) }
    for word in FunctionWord.joiners { _ = forms.insert(word.bytes) }
    for word in FunctionWord.openers { _ = forms.insert(word.bytes) }
  }

  /// Adds a phrase.
  mutating func add(_ phrasePlaces: [PhrasePlace], _ owner: PhraseIndex.Owner) {
    let pattern = Int32(patterns.count)
    let firstPlace = Int32(places.count)
    var mayBegin = true
    for place in phrasePlaces {
      add(place, mayBegin ? PhraseIndex.Entry(pattern: pattern, place: Int32(places.count)) : nil)
      mayBegin = mayBegin && place.isOptional
    }
    patterns.append(.init(places: firstPlace..<Int32(places.count), owner: owner))
  }

  private mutating func add(_ place: PhrasePlace, _ entry: PhraseIndex.Entry?) {
    let firstAlternative = Int32(alternatives.count)
    for words in place.alternatives {
      let firstTest = Int32(tests.count)
      for word in words { tests.append(test(for: word)) }
      alternatives.append(firstTest..<Int32(tests.count))
      if let entry { entries.append((tests[Int(firstTest)], entry)) }
    }
    places.append(
      .init(
        alternatives: firstAlternative..<Int32(alternatives.count), isOptional: place.isOptional,
        followsGap: place.followsGap))
  }

  private mutating func test(for word: PhrasePlace.Word) -> PhraseIndex.WordTest {
    switch word.form {
    case .anyForm:
      var stem = word.bytes
      stemmer.stem(&stem)
      return .init(form: .anyForm, number: stems.insert(stem))
    case .exactForm:
      return .init(form: .exactForm, number: forms.insert(word.bytes))
    case .beginning:
      return .init(form: .beginning, number: beginnings.insert(word.bytes))
    }
  }
}
