import Foundation
import Testing

extension InBrowser {
  @Suite("The site", .serialized, .enabled(if: TheSite.isTested, TheSite.comment))
  struct SitePages {
    private static let shared = SharedBrowser()

    @Test("has every kind of page")
    func hasEveryKindOfPage() throws {
      let pages = try TheSite.require().pages
      #expect(pages.contains("index.html"))
      #expect(pages.contains(SiteFolder.notFoundPage))
      for folder in ["lessons", "scenarios", "flashcards", "cheat-sheets", "tags"] {
        #expect(pages.contains { $0.hasPrefix("\(folder)/") }, "no page in \(folder)/")
      }
    }

    @Test("passes", arguments: TheSite.pages, PageCheck.allCases)
    func passes(page: String, check: PageCheck) async throws {
      let url = try TheSite.require().url(of: page)
      expectNone(try await check.findings(on: url, in: try await Self.shared.browser), on: page)
    }

    @Test("has no link that leads nowhere")
    func everyLinkLeadsSomewhere() async throws {
      let browser = try await Self.shared.browser
      let site = try TheSite.require()
      expectNone(try await LinkCheck.findings(in: site, browser: browser), on: "public")
    }

    @Test("leads on from every former address")
    func formerAddressesLeadOn() async throws {
      let browser = try await Self.shared.browser
      let site = try TheSite.require()
      let targets = Set(site.pages.map { site.url(of: $0).path })
      for redirect in site.redirects {
        try await browser.open(site.url(of: redirect), in: .desktop)
        var path = site.url(of: redirect).path
        for _ in 0..<100 where !targets.contains(path) {
          try await Task.sleep(for: .milliseconds(20))
          path = try await browser.evaluate(
            "return decodeURIComponent(location.pathname)", as: String.self)
        }
        #expect(targets.contains(path), "\(redirect) does not lead to a page")
        expectNone(try await ConsoleCheck.findings(in: browser), on: redirect)
      }
    }

    @Test("gives every page a title of its own")
    func titlesDiffer() async throws {
      let browser = try await Self.shared.browser
      let site = try TheSite.require()
      var pages: [String: String] = [:]
      for page in site.pages {
        try await browser.open(site.url(of: page), in: .desktop)
        let title = try await browser.title
        #expect(!title.isEmpty, "\(page) has no title")
        #expect(pages[title] == nil, "\(page) and \(pages[title] ?? "") are both called \(title)")
        pages[title] = page
      }
    }

    @Test("prints a cheat sheet on one sheet", arguments: TheSite.pages.filter(isCheatSheet))
    func cheatSheetPrintsOnOneSheet(page: String) async throws {
      let browser = try await Self.shared.browser
      let state = ViewState.desktop.with(\.medium, .print)
      try await browser.open(try TheSite.require().url(of: page), in: state)
      expectNone(try await PrintCheck.findings(in: browser, sheets: 1), on: page)
    }

    @Test("works on a server, below a path")
    func worksBelowAPath() async throws {
      let browser = try await Self.shared.browser
      let site = try TheSite.require()
      let server = try await SiteServer(site)
      for page in site.pages {
        try await browser.open(server.url(of: page), in: .desktop)
        #expect(try await Self.hasStyle(browser), "\(page) has no style on a server")
        expectNone(try await ConsoleCheck.findings(in: browser), on: "\(page) on a server")
      }
    }

    @Test("tells at any address that there is no such page")
    func tellsThatThereIsNoSuchPage() async throws {
      let browser = try await Self.shared.browser
      let site = try TheSite.require()
      let server = try await SiteServer(site)
      try await browser.open(try server.url(ofPath: SiteServer.missingAddress), in: .phone)
      #expect(try await Self.hasStyle(browser))
      expectNone(try await ConsoleCheck.findings(in: browser), on: SiteFolder.notFoundPage)
      let paths = try await browser.evaluate(
        """
        return [...document.links].filter((link) => link.origin === location.origin
          && link.pathname !== location.pathname).map((link) => link.pathname)
        """, as: [String].self)
      #expect(!paths.isEmpty, "no link to the site")
      for path in paths {
        #expect(path.hasPrefix(server.basePath), "\(path) is outside \(server.basePath)")
        let file = site.url(of: String(path.dropFirst(server.basePath.count)))
        #expect(FileManager.default.fileExists(atPath: file.path), "\(path) is not there")
      }
    }

    @Test("shows tables of labels and verdicts whole on a phone", arguments: TheSite.pages)
    func tablesOfLabelsFit(page: String) async throws {
      let browser = try await Self.shared.browser
      for state in [ViewState.narrow, .phone] {
        try await browser.open(try TheSite.require().url(of: page), in: state)
        let hidden = try await browser.evaluate(
          """
          return [...document.querySelectorAll(".model .table-wrapper")].map(
            (box) => box.scrollWidth - box.clientWidth)
          """, as: [Int].self)
        #expect(hidden.allSatisfy { $0 <= 0 }, "\(page) hides \(hidden) px of tables, \(state)")
      }
    }

    /// The bounds are wider than a designer's 60 to 75, since the reader's fonts differ.
    @Test("sets lines of a length that is easy to read", arguments: TheSite.pages.filter(isLesson))
    func linesAreEasyToRead(page: String) async throws {
      let browser = try await Self.shared.browser
      try await browser.open(try TheSite.require().url(of: page), in: .desktop)
      let lengths = try await browser.evaluate(Self.lineLengths, as: [Double].self)
      guard let median = lengths.isEmpty ? nil : lengths.sorted()[lengths.count / 2] else { return }
      #expect((55...80).contains(median), "the median line of \(page) has \(median) characters")
    }

    /// Lists how many characters a full line has, for each paragraph of at least three lines.
    private static let lineLengths = #"""
      return [...document.querySelectorAll("main p")].flatMap((paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        const lines = new Map();
        for (const box of range.getClientRects()) {
          lines.set(Math.round(box.bottom / 8), box);
        }
        const text = paragraph.innerText.length;
        const height = paragraph.clientHeight / parseFloat(getComputedStyle(paragraph).lineHeight);
        const last = [...lines.values()].pop();
        if (!last || height < 2.5) return [];
        const rest = (last.right - paragraph.getBoundingClientRect().left) / paragraph.clientWidth;
        return [text / (Math.round(height) - 1 + rest)];
      });
      """#

    private static func hasStyle(_ browser: Browser) async throws -> Bool {
      try await browser.evaluate(
        "return [...document.styleSheets].some((sheet) => sheet.cssRules.length > 10)",
        as: Bool.self)
    }

    private static func isLesson(_ page: String) -> Bool {
      page.hasPrefix("lessons/") && page != "lessons/index.html"
    }

    private static func isCheatSheet(_ page: String) -> Bool {
      page.hasPrefix("cheat-sheets/") && page != "cheat-sheets/index.html"
    }
  }
}
