/// The note type of all cards: how Anki lays them out.
///
/// Anki finds it again by its id. Its fields are frozen: one more or another name, and Anki would make
/// a second type and update nothing; what is to come can go into the reserved ones.
enum AnkiNoteType {
  static let id = 1_795_564_800_531
  static let name = "Discern"

  /// When layout or style last changed, in seconds since 1970-01-01T00:00:00Z.
  ///
  /// Anki takes over a change only where this is later than what the learner has.
  static let modified = 1_795_564_800

  static let fields = [
    "Front", "Back", "Why", "Source", "Choice", "Symbol", "Card", "Extra 1", "Extra 2", "Extra 3",
    "Extra 4", "Extra 5",
  ]

  static let front = """
    <article class="discern question">
    <div class="front">{{Front}}</div>
    </article>
    """

  static let back = """
    <article class="discern answer choice-{{Choice}}">
    <div class="front">{{Front}}</div>
    <hr id="answer">
    <div class="back">
    {{#Symbol}}<span class="symbol" aria-hidden="true">{{Symbol}}</span>{{/Symbol}}
    <div>{{Back}}</div>
    </div>
    {{#Why}}<div class="why">{{Why}}</div>{{/Why}}
    {{#Source}}<p class="source">{{Source}}</p>{{/Source}}
    </article>
    """

  /// The note type as the collection's table holds it.
  static var json: JSONValue {
    [
      "id": .number(id), "name": .text(name), "type": 0, "mod": .number(modified), "usn": -1,
      "sortf": 0, "did": nil, "css": .text(style), "latexPre": "", "latexPost": "", "tags": [],
      "vers": [], "req": [[0, "any", [0]]],
      "flds": .list(
        fields.enumerated().map { index, name in
          [
            "name": .text(name), "ord": .number(index), "sticky": false, "rtl": false,
            "font": "Arial", "size": 20, "media": [],
          ]
        }),
      "tmpls": [
        [
          "name": "Card", "ord": 0, "qfmt": .text(front), "afmt": .text(back), "did": nil,
          "bqfmt": "", "bafmt": "",
        ]
      ],
    ]
  }
}
