import Foundation
import Testing

extension InBrowser {
  /// What an author sees in the browser while `discern serve` runs.
  @Suite("While the site is edited", .serialized)
  struct Reload {
    private static let shared = SharedBrowser()
    private static let lessonPage = "lessons/stairs-or-lift.html"

    // MARK: Pages that change

    @Test("a text changes in the open page, and what the reader did stays")
    func textChanges() async throws {
      let site = try AuthoredSite()
      try site.override(
        AuthoredSite.layout, replacing: "</main>",
        with: """
          <form><p><label>Name <input id="name"></label> <label>Why <textarea id="why">\
          </textarea></label> <label>Sure <input type="checkbox" id="sure"></label></p></form>
          </main>
          """)
      let filler = (1...60).map { "Paragraph \($0) of the text.\n\n" }.joined()
      try site.edit(
        AuthoredSite.lesson, replacing: "> [!RECALL", with: filler + "> [!RECALL")
      let server = try await DiscernServer(site)
      let page = try await OpenPage(
        server.url(of: Self.lessonPage), in: try await Self.shared.browser)
      let browser = page.browser
      try await browser.run(
        """
        document.querySelector(".prose details").open = true;
        document.getElementById("sure").checked = true;
        document.getElementById("name").scrollIntoView({ block: "center" });
        """)
      try await browser.type("because", into: try await browser.find("#why"))
      try await browser.type("Ada Lovelace", into: try await browser.find("#name"))
      try await browser.run("document.getElementById('name').setSelectionRange(3, 8)")
      let before = try await place(of: "name", in: page)

      try site.edit(
        AuthoredSite.lesson, replacing: "## What decides",
        with: "## What decides\n\nA new paragraph.\n\nAnd another one.")
      try site.edit(
        AuthoredSite.lesson, replacing: "Paragraph 60 of", with: "The last paragraph of")
      try await page.wait(
        for: """
          document.querySelector(".prose").textContent.includes("And another one.") &&
          document.querySelector(".prose").textContent.includes("The last paragraph of")
          """)

      let after = try await place(of: "name", in: page)
      #expect(abs(after.top - before.top) < 2, "what is in the window must not move")
      #expect(after.scroll > before.scroll, "what is new lies above the window")
      let state = try await page.value(
        """
        ["name", "why"].map((id) => document.getElementById(id).value).concat(
          document.activeElement.id, document.activeElement.selectionStart,
          document.activeElement.selectionEnd, document.getElementById("sure").checked,
          document.querySelector(".prose details").open).join()
        """, as: String.self)
      #expect(state == "Ada Lovelace,because,name,3,8,true,true")
      #expect(try await page.isStillTheSame)
      expectNone(try await ConsoleCheck.findings(in: browser), on: Self.lessonPage)
    }

    @Test("the buttons that a script put into a page survive its change")
    func buttonsSurvive() async throws {
      let site = try AuthoredSite()
      let server = try await DiscernServer(site)
      let page = try await OpenPage(
        server.url(of: "flashcards/stairs-or-lift.html"), in: try await Self.shared.browser)
      let buttons = "document.querySelectorAll('.tools button').length"
      let count = try await page.value(buttons, as: Int.self)
      try #require(count > 0)
      try await page.browser.click(try await page.browser.find(".tools button"))
      try site.edit("content/site.yaml", replacing: "Which one, when?", with: "Which one, then?")
      try await page.wait(
        for: "document.querySelector('.brand').textContent === 'Which one, then?'")
      #expect(try await page.value(buttons, as: Int.self) == count)
      #expect(
        try await page.value(
          "Array.from(document.querySelectorAll('details.card')).every((card) => card.open)",
          as: Bool.self))
      try await page.wait(for: "document.title.includes('Which one, then?')")
      #expect(try await page.isStillTheSame)
    }

    @Test("a style changes without the page being loaded again")
    func styleChanges() async throws {
      let site = try AuthoredSite()
      try site.override(AuthoredSite.style, replacing: "/* Ground */", with: "/* Changed. */")
      let server = try await DiscernServer(site)
      let page = try await OpenPage(
        server.url(of: Self.lessonPage), in: try await Self.shared.browser)
      try site.edit(
        AuthoredSite.style, replacing: "/* Changed. */", with: "body { outline: 7px solid; }")
      try await page.wait(
        for: """
          getComputedStyle(document.body).outlineWidth === "7px" &&
          document.querySelectorAll("link[rel=stylesheet]").length === 1
          """)
      #expect(try await page.isStillTheSame)

      // The sheet that is in the page now is the one that the page asks for.
      try await page.browser.run(
        "window.sheet = document.querySelector('link[rel=stylesheet]')")
      try site.edit(AuthoredSite.lesson, replacing: "A heavy load asks", with: "Any load asks")
      try await page.wait(for: "document.querySelector('.prose').textContent.includes('Any load')")
      #expect(
        try await page.value(
          "window.sheet === document.querySelector('link[rel=stylesheet]')", as: Bool.self))
      #expect(try await page.isStillTheSame)
    }

    @Test("a template changes in the open page")
    func templateChanges() async throws {
      let site = try AuthoredSite()
      let server = try await DiscernServer(site)
      let page = try await OpenPage(
        server.url(of: Self.lessonPage), in: try await Self.shared.browser)
      try site.override(
        AuthoredSite.layout, replacing: "<footer class=\"site-footer\">",
        with: "<p id=\"notice\">A draft.</p>\n<footer class=\"site-footer\">")
      try await page.wait(for: "document.getElementById('notice')?.textContent === 'A draft.'")
      try site.remove(AuthoredSite.layout)
      try await page.wait(for: "!document.getElementById('notice')")
      #expect(try await page.isStillTheSame)
    }

    @Test("a new page is linked at once, and a removed one stays readable")
    func pagesComeAndGo() async throws {
      let site = try AuthoredSite()
      let server = try await DiscernServer(site)
      let page = try await OpenPage(
        server.url(of: "lessons/index.html"), in: try await Self.shared.browser)
      try site.save(
        "---\ntitle: Escalators\n---\n\nA third way up.\n", at: "content/lessons/escalators.md")
      try await page.wait(for: "document.querySelector('main a[href=\"escalators.html\"]')")
      #expect(try await page.isStillTheSame)

      let lesson = try await OpenPage(
        server.url(of: "lessons/escalators.html"), in: page.browser)
      #expect(try await page.browser.title.contains("Escalators"))
      try site.remove("content/lessons/escalators.md")
      try await lesson.waitForOverlay(saying: "This page is gone")
      #expect(
        try await lesson.value(
          "document.querySelector('main').textContent.includes('A third way up.')", as: Bool.self))
      #expect(try await lesson.isStillTheSame)
    }

    // MARK: Mistakes

    @Test("an error is shown with its place over the last good page, until it is mended")
    func errorIsShown() async throws {
      let site = try AuthoredSite()
      let server = try await DiscernServer(site)
      let page = try await OpenPage(
        server.url(of: Self.lessonPage), in: try await Self.shared.browser)
      try site.edit(AuthoredSite.lesson, replacing: "weight: 1", with: "weight: é heavy")
      try await page.waitForOverlay(saying: "1 error")
      #expect(try await page.overlayTexts(".severity") == ["Error"])
      #expect(
        try await page.overlayTexts(".place code") == ["\(AuthoredSite.lesson):4:9", "wrong-type"])
      #expect(try await page.overlayTexts(".line") == ["weight: é heavy"])
      #expect(try await page.overlayTexts("mark") == ["é"])
      #expect(
        try await page.value(
          "document.querySelector('.prose').textContent.includes('A heavy load asks')",
          as: Bool.self))

      try await page.browser.press(.escape)
      try await page.waitForNoOverlay()
      // Columns count bytes, of which 'é' has two.
      try site.save(
        try site.text(of: AuthoredSite.lesson)
          .replacing("weight: é heavy", with: "weight: 1")
          .replacing("A heavy load asks", with: "Près, [là](nowhere.md)! A heavy load asks"),
        at: AuthoredSite.lesson)
      try await page.waitForOverlay(saying: "nowhere.md")
      #expect(try await page.overlayTexts("mark") == ["["])
      try site.edit(
        AuthoredSite.lesson, replacing: "Près, [là](nowhere.md)! A heavy", with: "A very heavy")
      try await page.waitForNoOverlay()
      try await page.wait(for: "document.querySelector('.prose').textContent.includes('A very')")
      #expect(try await page.isStillTheSame)
    }

    @Test("an error that was there from the start gives way to the page")
    func firstBuildFails() async throws {
      let site = try AuthoredSite()
      try site.edit(AuthoredSite.lesson, replacing: "weight: 1", with: "weight: heavy")
      let server = try await DiscernServer(site)
      let page = try await OpenPage(
        server.url(of: Self.lessonPage), in: try await Self.shared.browser)
      try await page.waitForOverlay(saying: "\(AuthoredSite.lesson):4:9")
      try site.edit(AuthoredSite.lesson, replacing: "weight: heavy", with: "weight: 1")
      try await page.wait(for: "document.querySelector('h1')?.textContent === 'Stairs or lift'")
      try await page.waitForNoOverlay()
    }

    @Test(
      "the overlay is accessible in every window and colour scheme",
      arguments: [ViewState.desktop, .phone], [ViewState.ColorScheme.light, .dark])
    func overlayIsAccessible(window: ViewState, scheme: ViewState.ColorScheme) async throws {
      let site = try AuthoredSite()
      let server = try await DiscernServer(site)
      let state = window.with(\.colorScheme, scheme).with(\.reducesMotion, true)
      let page = try await OpenPage(
        server.url(of: Self.lessonPage), in: try await Self.shared.browser, state: state)
      try site.edit(AuthoredSite.lesson, replacing: "weight: 1", with: "weight: heavy")
      try await page.waitForOverlay(saying: "1 error")
      let axe = try AxeCheck(library: TestTools.require("axe.min.js", TestTools.axe))
      expectNone(try await axe.findings(in: page.browser), on: Self.lessonPage)
      // Policies, too, have nothing against it.
      // What an earlier test's page said when its server had gone is not this page's affair.
      let messages = try await ConsoleCheck.findings(in: page.browser)
        .filter { !"\($0)".contains("ERR_CONNECTION_REFUSED") }
      expectNone(messages, on: Self.lessonPage)
      let share = try await page.value(
        """
        document.querySelector("discern-overlay").shadowRoot.querySelector(".panel").offsetHeight
          / innerHeight
        """, as: Double.self)
      #expect(share < 0.8, "the page has to stay in sight")
    }

    // MARK: The server

    @Test("a page catches up when the server comes back")
    func serverRestarts() async throws {
      let site = try AuthoredSite()
      let server = try await DiscernServer(site)
      let page = try await OpenPage(
        server.url(of: Self.lessonPage), in: try await Self.shared.browser)
      try await server.stop()
      try site.edit(AuthoredSite.lesson, replacing: "A heavy load asks", with: "Any load asks")
      let successor = try await DiscernServer(site, port: server.port)
      try await page.wait(for: "document.querySelector('.prose').textContent.includes('Any load')")
      #expect(try await page.isStillTheSame)

      try site.edit(AuthoredSite.lesson, replacing: "Any load asks", with: "A big load asks")
      try await page.wait(for: "document.querySelector('.prose').textContent.includes('A big')")
      #expect(try await page.isStillTheSame)
      try await successor.stop()
    }

    /// The offset of an element from the window's top, and of the window from the page's, in CSS
    /// pixels.
    private func place(of id: String, in page: OpenPage) async throws -> (
      top: Double, scroll: Double
    ) {
      let numbers = try await page.value(
        "[document.getElementById('\(id)').getBoundingClientRect().top, scrollY]", as: [Double].self
      )
      try #require(numbers.count == 2)
      return (numbers[0], numbers[1])
    }
  }
}
