extension AnkiDeck {
  /// Ids are moments in milliseconds to Anki, which rewrites those that lie in the future: these lie
  /// between 2014 and 2021.
  private static let firstDeckID = 1_389_000_000_000
  private static let firstNoteID = 1_400_000_000_000
  /// Each set of notes has a block of ids of its own, so that two sets seldom share one.
  private static let blockSize = 1_000_000
  private static let blockCount = 200_000

  /// The tables that an import reads, with the columns of schema 11.
  private static let schema = """
    CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
    CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
    CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
    """

  /// The collection as the bytes of an SQLite file.
  func collection() throws(AnkiExportError) -> [UInt8] {
    let database = try MemoryDatabase()
    try database.run("BEGIN; " + Self.schema)
    let decks = deckIDs()
    try database.run(
      "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, '{}', ?, ?, ?, '{}')",
      rows: [
        [
          .integer(AnkiNoteType.modified), .integer(AnkiNoteType.modified * 1000),
          .integer(AnkiNoteType.modified * 1000), .text(Self.modelsJSON),
          .text(Self.decksJSON(decks)), .text(Self.presetsJSON),
        ]
      ])
    let firstID =
      Self.firstNoteID
      + Int(CRC32(Array(id.utf8)).value) % Self.blockCount * Self.blockSize
    // Sort field and checksum are worked out anew at every import.
    try database.run(
      "INSERT INTO notes VALUES (?, ?, \(AnkiNoteType.id), ?, -1, ?, ?, '', 0, 0, '')",
      rows: notes.lazy.enumerated().map { index, note in
        [
          .integer(firstID + index), .text(note.guid), .integer(note.modified),
          .text(note.tags.isEmpty ? "" : " " + note.tags.joined(separator: " ") + " "),
          .text(note.fields.joined(separator: "\u{1F}")),
        ]
      })
    try database.run(
      "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
      rows: notes.lazy.enumerated().map { index, note in
        [
          .integer(firstID + index), .integer(firstID + index),
          .integer(decks.first { $0.name == note.deck }?.id ?? 1), .integer(note.modified),
          .integer(index + 1),
        ]
      })
    try database.run("COMMIT")
    return try database.file()
  }

  /// The decks with their parents, in the order of the notes; an id comes from the name.
  private func deckIDs() -> [(name: String, id: Int)] {
    var decks: [(name: String, id: Int)] = []
    var ids: Set<Int> = []
    func add(_ name: String) {
      guard !decks.contains(where: { $0.name == name }) else { return }
      var id = Self.firstDeckID + Int(CRC32(Array(name.utf8)).value)
      while !ids.insert(id).inserted { id += 1 }
      decks.append((name, id))
    }
    for note in notes where decks.last?.name != note.deck {
      let levels = note.deck.split(separator: "::")
      for count in 1..<max(levels.count, 1) { add(levels.prefix(count).joined(separator: "::")) }
      add(note.deck)
    }
    return decks
  }

  private static var modelsJSON: String {
    JSONValue.object([(String(AnkiNoteType.id), AnkiNoteType.json)]).json
  }

  private static func decksJSON(_ decks: [(name: String, id: Int)]) -> String {
    let all = [("Default", 1)] + decks.map { ($0.name, $0.id) }
    return JSONValue.object(
      all.map { name, id in
        (
          String(id),
          [
            "id": .number(id), "name": .text(name), "mod": .number(AnkiNoteType.modified),
            "usn": -1, "lrnToday": [0, 0], "revToday": [0, 0], "newToday": [0, 0],
            "timeToday": [0, 0], "collapsed": false, "browserCollapsed": false, "desc": "",
            "dyn": 0, "conf": 1, "extendNew": 0, "extendRev": 0,
          ]
        )
      }
    ).json
  }

  /// The preset that the decks name.
  ///
  /// Without it an import fails where the learner asks for presets.
  private static var presetsJSON: String {
    let preset: JSONValue = [
      "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0,
      "replayq": true, "dyn": false,
      "new": [
        "delays": [1, 10], "ints": [1, 4, 0], "initialFactor": 2500, "order": 1, "perDay": 20,
        "bury": false,
      ],
      "rev": ["perDay": 200, "ease4": 2, "ivlFct": 1, "maxIvl": 36500, "bury": false],
      "lapse": [
        "delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 1,
      ],
    ]
    return JSONValue.object([("1", preset)]).json
  }
}
