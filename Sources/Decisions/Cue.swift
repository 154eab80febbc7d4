/// Words by which a text denies, concedes, doubts or stresses what stands beside them.
enum Cue {
  /// What a cue does to its surroundings.
  enum Effect: UInt8, Sendable, CaseIterable {
    /// Denies what follows in the clause.
    case deny
    /// Denies what follows; after a denial it lifts that one instead ("never without").
    case without
    /// Denies what precedes in the clause, or what follows where nothing precedes.
    case denyBack
    /// Does nothing, and keeps the words in it from doing anything ("not only").
    case nothing
    /// Puts its clause into the past.
    case past
    /// Makes its clause a wish, a suggestion or a possibility.
    case suppose
    /// Makes its clause matter most.
    case stress
    /// Concedes what precedes in the sentence, or the sentence before.
    case but
    /// Concedes what follows in its clause.
    case although
    /// The same at the start of a sentence; elsewhere only parts clauses.
    case whilst
    /// As `but`, where a clause begins with it.
    case turn
    /// Parts clauses; words in it may be cues themselves.
    case link
  }

  /// The words across which no gap reaches.
  static let contrastWords: [StaticString] = ["but", "although", "though", "whereas", "however"]

  /// All cues by their effects, written as phrases.
  static let lexicon: [(effect: Effect, phrases: [StaticString])] = [
    (
      .deny,
      [
        "no", "not", "never", "nobody", "none", "nothing", "neither", "nor", "nowhere", "no one",
        "no longer", "=rarely", "=seldom", "=hardly", "=scarcely", "=barely", "=needless",
        "no need", "little need", "no matter", "regardless of", "irrespective of", "instead of",
        "rather than", "as opposed to", "unlike", "other than", "apart from", "far from",
        "rule out", "reject", "refuse", "decline", "=nor do/can/must/should/will",
        "it/that/this be not a/an/our concern/issue/problem/matter/requirement",
        "it/that do not matter", "nobody care/mind", "do not care/mind", "will not need",
      ]
    ),
    (.without, ["without", "except", "short of"]),
    (
      .denyBack,
      [
        "be not (really) (a/an/any/the/our/my/their) (real/main) concern/issue/problem/matter",
        "be not (really) (a/an/any/the/our/my/their) (real/main) priority/requirement/goal/factor",
        "be not (really) (a/an/any/the/our/my/their) (real/main) question/point/worry/trouble",
        "be not (really/strictly/even) =needed/=required/necessary/important/relevant/=wanted",
        "be not (really/strictly/even) =asked/=expected/essential/urgent/critical/=planned",
        "be not =foreseen/=allowed", "have never be (a/an/the/our/my/their) concern/issue/problem",
        "have never be (a/an/the/our/my/their) priority/requirement/trouble/complaint",
        "be neither here nor there", "be no bother", "never mind",
        "be no concern/issue/problem/matter/requirement/obstacle/priority/worry/secret",
        "be of no concern/interest/importance/consequence/use/value",
        "not =required/=needed/necessary/important/relevant/=wanted",
        "do not (really/much/even) matter/count/apply", "do not come into it",
        "do not interest/concern/bother/worry", "matter little/less", "no (real) concern/issue",
        "=unneeded", "=unwanted", "not at issue", "be ignored", "be struck",
        "not worth",
        "be (completely/entirely/quite/largely) irrelevant/unimportant/unnecessary/immaterial",
        "be (completely/entirely/quite/largely) optional/superfluous/negligible/moot/secondary",
        "irrelevant", "beside the point", "out of scope", "can wait", "be the least of",
        "nobody ask for", "would be waste",
      ]
    ),
    (
      .nothing,
      [
        "not only/just/merely/simply/least", "no doubt/wonder", "no less/fewer/later/more than",
        "not to mention", "nothing but", "all but", "but also", "but for", "why not",
        "whether or not", "or not", "can/could not", "not do is/was/be", "be (only/mainly) used to",
        "get used to", "no sooner", "not until", "not enough", "no idea/way/means/time/two",
        "have nothing to", "=says/=say/=said no",
        "no matter how/who/which/what/when/where",
      ]
    ),
    (
      .past,
      [
        "=used to", "=formerly", "in the past", "until recently", "back then", "=originally",
        "=was/=were/=had once", "once was/were/had", "in those/earlier days", "at one time",
      ]
    ),
    (
      .suppose,
      [
        "might (one day)", "some day", "someday", "one day", "=eventually", "in (the) future",
        "would be nice/lovely/welcome/handy", "nice to have", "later on", "down the road",
        "would love", "a bonus", "if ever", "=perhaps", "=maybe",
      ]
    ),
    (
      .stress,
      [
        "above all", "most of all", "most importantly", "matter most", "first and foremost",
        "only concern/requirement/priority/goal/thing/worry", "top/first/highest priority",
        "at all costs", "non negotiable", "all that matters/counts", "real problem/issue/trouble",
        "the problem/trouble is", "=crucially",
      ]
    ),
    (.but, ["but", "and yet"]),
    (.although, ["although", "though", "even though", "despite", "in spite of", "=granted"]),
    (.whilst, ["while", "whilst", "=whereas"]),
    (
      .turn,
      [
        "however", "yet", "nevertheless", "nonetheless", "still", "that said", "even so",
        "instead", "in truth", "in fact", "actually",
      ]
    ),
    (
      .link,
      [
        "because", "since", "unless", "until", "if", "so",
        "and/or it/they/we/he/she/you/=i/there/this/nobody/everybody/everyone/each/every",
        "and now/today/then", "and must/should/need/will/would/can/have/be/want/do/may",
      ]
    ),
  ]
}
