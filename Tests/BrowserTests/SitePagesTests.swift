import Foundation
import Testing

extension InBrowser {
  @Suite("The site", .enabled(if: TheSite.isTested, TheSite.comment))
  struct SitePages {
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
      expectNone(try await check.findings(on: url, in: try await InBrowser.browser), on: page)
    }

    @Test("has no link that leads nowhere")
    func everyLinkLeadsSomewhere() async throws {
      let browser = try await InBrowser.browser
      let site = try TheSite.require()
      expectNone(try await LinkCheck.findings(in: site, browser: browser), on: "public")
    }

    @Test("gives every page a title of its own")
    func titlesDiffer() async throws {
      let browser = try await InBrowser.browser
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
      let browser = try await InBrowser.browser
      let state = ViewState.desktop.with(\.medium, .print)
      try await browser.open(try TheSite.require().url(of: page), in: state)
      expectNone(try await PrintCheck.findings(in: browser, sheets: 1), on: page)
    }

    @Test("works on a server, below a path")
    func worksBelowAPath() async throws {
      let browser = try await InBrowser.browser
      let site = try TheSite.require()
      let server = try await SiteServer(site)
      for page in site.pages {
        try await browser.open(server.url(of: page), in: .desktop)
        let rules = try await browser.evaluate(
          "return [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0)",
          as: Int.self)
        #expect(rules > 10, "\(page) has no style on a server")
        expectNone(try await ConsoleCheck.findings(in: browser), on: "\(page) on a server")
      }
    }

    private static func isCheatSheet(_ page: String) -> Bool {
      page.hasPrefix("cheat-sheets/") && page != "cheat-sheets/index.html"
    }
  }
}
