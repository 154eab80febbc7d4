/// What a finished page is made of, each part as a hash: pages of equal inputs have equal bytes.
struct PageInputs: Hashable, Sendable {
  /// A part of what a page is made of.
  enum Part: CaseIterable, Sendable {
    /// The page's own file.
    case text
    /// The templates, the words, the assets and the configuration.
    case site
    /// What it says of other pages: navigation, neighbours, lists, tags.
    case listings
    /// Where its links and images lead.
    case links
    /// The decision, its scenarios, verdicts and cards.
    case study
  }

  private var hashes = SIMD8<UInt64>(repeating: ContentHash().value)

  /// The hash of a part.
  subscript(part: Part) -> ContentHash {
    get { ContentHash(value: hashes[Self.place(of: part)]) }
    set { hashes[Self.place(of: part)] = newValue.value }
  }

  /// The parts in which two pages differ.
  func differences(from other: PageInputs) -> [Part] {
    Part.allCases.filter { self[$0] != other[$0] }
  }

  private static func place(of part: Part) -> Int {
    switch part {
    case .text: 0
    case .site: 1
    case .listings: 2
    case .links: 3
    case .study: 4
    }
  }
}
