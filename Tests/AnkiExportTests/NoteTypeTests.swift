import AnkiExport
import AnkiReading
import Foundation
import Testing

/// The note type that learners have in their collections: what must never change, and what may.
@Suite struct NoteTypeTests {
  private let type: [String: Any]

  init() throws {
    let collection = try #require(ReadCollection(package: try sampleDeck.apkg()))
    let text = try #require(collection.column("SELECT models FROM col").first)
    let models = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(models.keys.sorted() == ["1795564800531"])
    type = try #require(models["1795564800531"] as? [String: Any])
    #expect(collection.column("SELECT DISTINCT mid FROM notes") == ["1795564800531"])
  }

  @Test func `id and fields are frozen`() throws {
    #expect(type["id"] as? Int == 1_795_564_800_531)
    #expect(type["name"] as? String == "Discern")
    let fields = try #require(type["flds"] as? [[String: Any]])
    #expect(
      fields.compactMap { $0["name"] as? String } == [
        "Front", "Back", "Why", "Source", "Choice", "Symbol", "Card", "Extra 1", "Extra 2",
        "Extra 3", "Extra 4", "Extra 5",
      ])
    #expect(fields.compactMap { $0["ord"] as? Int } == Array(0..<12))
  }

  @Test func `a changed layout comes with a later moment`() throws {
    let template = try #require((type["tmpls"] as? [[String: Any]])?.first)
    let layout =
      ["qfmt", "afmt"].compactMap { template[$0] as? String }
      + [type["css"] as? String ?? ""]
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in layout.joined(separator: "\0").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    // Whoever changes the layout sets a later moment, or no learner gets to see it; then this pair.
    #expect(String(hash, radix: 16) == "5914cd4b177355c4")
    #expect(type["mod"] as? Int == 1_795_564_800)
  }

  @Test func `templates name fields that there are`() throws {
    let template = try #require((type["tmpls"] as? [[String: Any]])?.first)
    let fields = try #require(type["flds"] as? [[String: Any]]).compactMap { $0["name"] as? String }
    for side in ["qfmt", "afmt"] {
      let text = try #require(template[side] as? String)
      let names = text.matches(of: /\{\{[#\/]?([^}]*)\}\}/).map { String($0.output.1) }
      #expect(!names.isEmpty)
      #expect(names.filter { !fields.contains($0) } == [])
    }
  }

  @Test func `the style has every colour for both schemes, and hides marks in the question`() throws
  {
    let style = try #require(type["css"] as? String)
    for choice in 0..<6 {
      #expect(style.contains("\n.choice-\(choice) {"))
      #expect(style.contains("\n.nightMode .choice-\(choice), .night_mode .choice-\(choice) {"))
    }
    #expect(style.contains(".question mark { background: none; color: inherit; }"))
    #expect(style.count { $0 == "{" } == style.count { $0 == "}" })
  }
}
