import StudySite
import Testing

/// The JSON of verdicts and cards, in files and in pages.
@Suite struct StudyDataTests {
  private let site = BuiltSite(ThreeChoices.content)

  private func pageData(_ path: String) throws -> JSONText {
    let scripts = site.page(path).elements("script").filter { $0["type"] == "application/json" }
    #expect(scripts.count == 1)
    // The text of an element has its white space folded, which no string here depends on.
    return try JSONText(try #require(scripts.first?.text))
  }

  @Test func `pages hold the part of the files that is theirs`() throws {
    let verdicts = try JSONText(site["verdicts.json"])
    let cards = try JSONText(site["flashcards.json"])
    #expect(verdicts["format"] == .number(1))
    #expect(cards["format"] == .number(1))
    let ids = ["stairs-or-lift", "transport"]
    #expect(verdicts["decisions"].elements.map { $0["id"].string } == ids)
    #expect(cards["decisions"].elements.map { $0["id"].string } == ids)
    for (number, id) in ids.enumerated() {
      #expect(
        try pageData("scenarios/\(id).html")["decisions"]
          == .list([verdicts["decisions"].elements[number]]))
      #expect(
        try pageData("flashcards/\(id).html")["decisions"]
          == .list([cards["decisions"].elements[number]]))
    }
  }

  @Test func `verdicts and the cards of scenarios agree`() throws {
    let verdicts = try JSONText(site["verdicts.json"])["decisions"].elements
    let cards = try JSONText(site["flashcards.json"])["decisions"].elements
    for (decision, group) in zip(verdicts, cards) {
      let scenarios = group["cards"].elements.filter { $0["kind"] == .text("scenario") }
      #expect(scenarios.count == decision["verdicts"].elements.count)
      for (card, verdict) in zip(scenarios, decision["verdicts"].elements) {
        let id = try #require(verdict["id"].string)
        #expect(card["id"] == .text("\(try #require(decision["id"].string)).scenario.\(id)"))
        #expect(card["choice"] == verdict["verdict"])
        #expect(card["front"] == verdict["text"])
      }
    }
  }

  @Test func `offsets name the words, in bytes`() throws {
    for decision in try JSONText(site["verdicts.json"])["decisions"].elements {
      for verdict in decision["verdicts"].elements {
        let text = Array(try #require(verdict["text"].string).utf8)
        for signal in verdict["signals"].elements {
          let start = Int(try #require(signal["start"].double))
          let end = Int(try #require(signal["end"].double))
          #expect(signal["text"] == .text(String(decoding: text[start..<end], as: UTF8.self)))
        }
        #expect(
          verdict["scores"].names
            == decision["choices"].elements.compactMap(\.["id"].string).sorted())
        let confidence = try #require(verdict["confidence"].double)
        let margin = try #require(verdict["margin"].double)
        #expect((0...1).contains(confidence) && (0...1).contains(margin))
      }
    }
  }

  @Test func `marks of cards name the deciding words of their fronts`() throws {
    for group in try JSONText(site["flashcards.json"])["decisions"].elements {
      for card in group["cards"].elements {
        let front = Array(try #require(card["front"].string).utf8)
        for mark in card["marks"].elements {
          let bounds = mark.elements.compactMap(\.double).map { Int($0) }
          #expect(bounds.count == 2)
          #expect(bounds[0] < bounds[1] && bounds[1] <= front.count)
        }
        #expect((card["kind"] == .text("scenario")) || card["marks"].elements.isEmpty)
      }
    }
  }

  @Test func `nowhere in JSON stands a raw less-than sign`() {
    for path in ["verdicts.json", "flashcards.json"] {
      #expect(!site[path].isEmpty)
      #expect(!site[path].utf8.contains(UInt8(ascii: "<")), "\(path)")
    }
    #expect(site["flashcards.json"].contains("code \\u003cb>"))
  }

  @Test func `a site without decisions has none of it`() {
    let plain = BuiltSite(["index.md": "# A\n"])
    #expect(plain.files["verdicts.json"] == nil)
    #expect(plain.files["flashcards.json"] == nil)
  }

  @Test func `a decision without scenarios has cards and a sheet, and no link to scenarios`() {
    var content = ThreeChoices.content
    content["scenarios/transport.md"] = nil
    let site = BuiltSite(content)
    #expect(site.errors == [])
    #expect(site.files["scenarios/transport.html"] == nil)
    #expect(site.page("flashcards/transport.html").elements(ofClass: "card").count == 8)
    #expect(
      site.page("cheat-sheets/transport.html").inside("class", "study").text
        == "Flashcards Cheat sheet")
  }
}
