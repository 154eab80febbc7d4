import AnkiExport
import AnkiReading
import Foundation
import Testing

/// The database of a package, in the form that Anki imports.
@Suite struct CollectionTests {
  private let file: [UInt8]
  private let collection: ReadCollection

  init() throws {
    file = try #require(ReadArchive(try sampleDeck.apkg())?["collection.anki2"])
    collection = try #require(ReadCollection(file))
  }

  private func object(_ column: String) throws -> [String: Any] {
    let text = try #require(collection.column("SELECT \(column) FROM col").first)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `the file is sound and says nothing of the library that wrote it`() throws {
    #expect(collection.column("PRAGMA integrity_check") == ["ok"])
    #expect(collection.column("PRAGMA page_size") == ["512"])
    #expect(collection.column("PRAGMA auto_vacuum") == ["0"])
    #expect(collection.column("PRAGMA freelist_count") == ["0"])
    #expect(file[20] == 0, "no bytes are left free at the end of a page")
    #expect(file[24..<28] == file[92..<96], "the count of changes")
    #expect(file[24..<28] == [0, 0, 0, 1])
    #expect(Array(file[96..<100]) == [0x00, 0x2D, 0xE6, 0x00], "version 3.8.0")
    #expect(file.count % 512 == 0)
  }

  @Test func `the tables are those of schema 11`() throws {
    let tables = collection.column("SELECT name FROM sqlite_master WHERE type = 'table'")
    #expect(tables == ["col", "notes", "cards", "revlog", "graves"])
    #expect(collection.rows("SELECT id, ver, conf, tags FROM col") == [["1", "11", "{}", "{}"]])
    for table in ["revlog", "graves"] {
      #expect(collection.column("SELECT count(*) FROM \(table)") == ["0"])
    }
  }

  @Test func `a note has the author's id, its moment, its tags and every field`() throws {
    #expect(
      collection.rows("SELECT guid, mod, tags FROM notes ORDER BY id") == [
        ["drink.signal.calm", "1700000000", " drink::driver::energy drink::signal::calm "],
        ["drink.prompt.茶", "1", ""], ["drink.trap.late", "1700000001", ""],
      ])
    let fields = collection.fields
    #expect(fields.map(\.count) == [12, 12, 12])
    #expect(
      fields[0].prefix(7) == [
        "“Calm &amp; <mark>quiet</mark>”?", "Tea", "<p>Less caffeine.</p>",
        "<a href=\"https://example.org/#calm\">Tea</a>", "0", "◆", "drink.signal.calm",
      ])
    #expect(fields[0].suffix(5) == ["", "", "", "", ""])
    #expect(fields[1][0] == "お茶ですか？ ¿Té? Чай? شاي؟ 😀")
  }

  @Test func `what Anki would play, typeset or take for the end of a field is text`() {
    #expect(collection.fields[2][0] == "&#91;sound:x.mp3] and &#91;latex] and ab")
  }

  @Test func `each note has one new card, in order, in its deck`() throws {
    let rows = try #require(
      collection.rows(
        "SELECT nid - (SELECT min(id) FROM notes), ord, type, queue, due, ivl, reps, did FROM cards "
          + "ORDER BY id"))
    #expect(
      rows.map { Array($0.prefix(7)) }
        == (0..<3).map {
          ["\($0)", "0", "0", "0", "\($0 + 1)", "0", "0"]
        })
    let decks = try object("decks")
    let names = try rows.map { row in
      try #require((decks[row[7]] as? [String: Any])?["name"] as? String)
    }
    #expect(names == sampleDeck.notes.map(\.deck))
  }

  @Test func `decks come with those above them and with Anki's own`() throws {
    let decks = try object("decks").values.compactMap { $0 as? [String: Any] }
    #expect(
      decks.compactMap { $0["name"] as? String }.sorted() == [
        "Default", "Tea or coffee", "Tea or coffee::From the lessons", "Tea or coffee::Signals",
      ])
    let presets = try object("dconf")
    #expect(presets.keys.sorted() == ["1"])
    #expect(decks.allSatisfy { $0["conf"] as? Int == 1 })
  }

  @Test func `a deck has the same id in every package`() throws {
    let single = try #require(
      ReadCollection(
        package: try AnkiDeck(id: "other", notes: [sampleDeck.notes[2]]).apkg()))
    let id = try #require(single.column("SELECT did FROM cards").first)
    #expect(collection.column("SELECT did FROM cards WHERE due = 1") == [id])
  }

  @Test func `ids do not lie in the future, and sets of notes have ids of their own`() throws {
    let other = try #require(
      ReadCollection(
        package: try AnkiDeck(id: "other", notes: sampleDeck.notes).apkg()))
    let ids = [collection, other].map { Set($0.column("SELECT id FROM notes")) }
    #expect(ids[0].isDisjoint(with: ids[1]))
    for id in ids[0].union(ids[1]).compactMap(Int.init) {
      #expect((1_300_000_000_000..<1_700_000_000_000).contains(id))
    }
  }

  @Test func `five thousand cards are all there, whatever their length`() throws {
    let deck = AnkiDeck.large(5000)
    let large = try #require(ReadCollection(package: try deck.apkg()))
    #expect(large.column("PRAGMA integrity_check") == ["ok"])
    #expect(large.column("SELECT guid FROM notes ORDER BY id") == deck.notes.map(\.guid))
    #expect(large.fields.map { $0[1] } == deck.notes.map(\.back))
    #expect(large.column("SELECT count(DISTINCT did) FROM cards") == ["7"])
    #expect(deck.problems() == [])
  }

  @Test func `a set without notes is a package too`() throws {
    let empty = try #require(ReadCollection(package: try AnkiDeck(id: "", notes: []).apkg()))
    #expect(empty.column("SELECT count(*) FROM notes") == ["0"])
  }
}
