import Foundation
import Testing

/// A fault in a page, and the rules that have to find it.
private struct Flaw: Sendable, CustomTestStringConvertible {
  let check: PageCheck
  let rule: String
  /// What the browser itself has to say about the fault.
  var console: Set<String> = []
  var head = ""
  var body = ""
  var style = ""
  var script = ""

  var testDescription: String { rule }

  static let all = [
    Flaw(check: .accessibility, rule: "axe/image-alt", body: "<img src='picture.svg'>"),
    Flaw(
      check: .accessibility, rule: "axe/color-contrast",
      body: "<p class='pale'>Hard to read</p>", style: ".pale { color: #999; background: #fff; }"),
    Flaw(
      check: .accessibility, rule: "axe/color-contrast",
      body: "<p class='pale'>Hard to read in the dark</p>",
      style: "@media (prefers-color-scheme: dark) { .pale { color: #444; } }"),
    Flaw(
      check: .accessibility, rule: "axe/target-size",
      body: "<div><button class='tiny'>a</button><button class='tiny'>b</button></div>",
      style: ".tiny { width: 12px; height: 12px; padding: 0; border: 0; font-size: 10px; }"),
    Flaw(check: .accessibility, rule: "axe/heading-order", body: "<h4>Too deep</h4>"),
    Flaw(
      check: .accessibility, rule: "axe/list",
      body: "<details><summary>Folded</summary><ul><p>No item</p></ul></details>"),
    Flaw(
      check: .reflow, rule: "reflow/sideways-scroll", body: "<p class='wide'>Wide</p>",
      style: ".wide { width: 400px; }"),
    Flaw(
      check: .reflow, rule: "reflow/sideways-scroll",
      body: "<p class='wide'>Wide when enlarged</p>",
      style: ".wide { width: 14rem; } @media (min-width: 800px) { .wide { width: 60rem; } }"),
    Flaw(
      check: .reflow, rule: "reflow/clipped-text",
      body: "<p class='cut'>This text has no room as soon as it is set with wider spaces.</p>",
      style: ".cut { height: 3.7rem; overflow: hidden; line-height: 1.2; max-width: 18rem; }"),
    Flaw(
      check: .keyboard, rule: "keyboard/focus-not-visible",
      body: "<button class='plain'>Go</button>", style: ".plain:focus-visible { outline: none; }"),
    Flaw(
      check: .keyboard, rule: "keyboard/focus-covered",
      body: "<button>Under the bar of a small window</button><p class='bar'>A bar</p>",
      style: "@media (max-width: 700px) { .bar { position: fixed; inset: 0; background: #fff; } }"),
    Flaw(
      check: .keyboard, rule: "keyboard/focus-covered",
      body: "<p class='tall'>Tall</p><button>Under the bar</button><p class='bar'>A bar</p>",
      style: """
        .tall { height: 2000px; }
        .bar { position: fixed; inset: 100px 0 0 0; margin: 0; background: #fff; }
        """),
    Flaw(
      check: .keyboard, rule: "keyboard/not-reached",
      body: "<button>One</button><button>Two</button>",
      script: """
        document.addEventListener("keydown", (event) => {
          const isOne = document.activeElement.innerText === "One";
          if (event.key === "Tab" && isOne) event.preventDefault();
        });
        """),
    Flaw(
      check: .details, rule: "details/keyboard",
      script: """
        document.querySelector("summary").addEventListener("keydown", (event) => {
          if (event.key === " ") event.preventDefault();
        });
        document.querySelector("summary").addEventListener("keyup", (event) => {
          if (event.key === " ") event.preventDefault();
        });
        """),
    Flaw(
      check: .images, rule: "image/no-dimensions", body: "<img src='picture.svg' alt='A box'>"),
    Flaw(
      check: .images, rule: "image/wrong-proportions",
      body: "<img src='picture.svg' alt='A box' width='40' height='40'>"),
    Flaw(
      check: .images, rule: "image/not-loaded",
      body: "<img src='site.js' alt='A box' width='40' height='40' loading='lazy'>"),
    Flaw(
      check: .motion, rule: "motion/not-reduced", body: "<p class='card'>Card</p>",
      style: ".card { transition: transform 0.3s, color 0.3s; }"),
    Flaw(
      check: .motion, rule: "motion/not-reduced", body: "<p class='card'>Card</p>",
      style: """
        @keyframes turn { to { rotate: 1turn; } }
        .card::before { content: ""; animation: turn 2s; }
        """),
    Flaw(
      check: .forcedColors, rule: "keyboard/focus-not-visible",
      body: "<button class='glow'>Go</button>",
      style: ".glow:focus-visible { outline: none; box-shadow: 0 0 0 3px blue; }"),
    Flaw(
      check: .print, rule: "print/not-readable", body: "<p class='pale'>Not on paper</p>",
      style: ".pale { color: #ddd; }"),
    Flaw(
      check: .print, rule: "print/not-readable",
      style: "@media print { main { display: none; } }"),
    Flaw(
      check: .scriptless, rule: "scriptless/missing-text", body: "<p id='late'></p>",
      script: "document.getElementById('late').textContent = 'Only with scripts';"),
    Flaw(
      check: .scriptless, rule: "scriptless/missing-text",
      body: "<p class='hidden'>Shown by a script</p>", style: ".hidden { display: none; }",
      script: "document.querySelector('.hidden').classList.remove('hidden');"),
    Flaw(
      check: .marks, rule: "marks/colour-alone", body: "<p>Some <mark>marked</mark> words</p>"),
    Flaw(
      check: .marks, rule: "marks/colour-alone",
      body: "<p><mark class='a'>This</mark> or <mark class='b'>that</mark></p>",
      style: "mark { text-decoration: underline; } .b { background: lime; }"),
    Flaw(
      check: .policy, rule: "policy/inline", console: ["console/security"],
      body: "<p style='color: red'>Red</p>"),
    Flaw(
      check: .policy, rule: "policy/inline", body: "<button onclick='go()'>Go</button>"),
    Flaw(
      check: .policy, rule: "policy/data-not-json",
      body: "<script type='application/json' id='data'>{\"a\":}</script>"),
    Flaw(check: .images, rule: "console/javascript", script: "undefined.property;"),
    Flaw(check: .images, rule: "console/console-api", script: "console.error('wrong');"),
    Flaw(check: .images, rule: "console/security", body: "<p style='color: red'>Inline style</p>"),
    Flaw(check: .images, rule: "console/security", head: "<script>window.inline = 1;</script>"),
    Flaw(
      check: .images, rule: "console/network",
      head: "<link rel='stylesheet' href='missing.css'>"),
  ]

  func site() throws -> FixtureSite {
    var files = FixtureSite.soundFiles
    let head =
      head + "<link rel=\"stylesheet\" href=\"flaw.css\"><script src=\"flaw.js\" defer></script>"
    files["flawed.html"] = FixtureSite.page(head: head, body: body)
    files["flaw.css"] = style
    files["flaw.js"] = script
    return try FixtureSite(files)
  }
}

extension InBrowser {
  @Suite("The checks themselves", .serialized)
  struct Harness {
    private static let shared = SharedBrowser()

    @Test("find nothing on a page without a fault", arguments: PageCheck.allCases)
    func findNothingOnASoundPage(check: PageCheck) async throws {
      let site = try FixtureSite(FixtureSite.soundFiles)
      let browser = try await Self.shared.browser
      let findings = try await check.findings(on: site.url(of: "index.html"), in: browser)
      expectNone(findings, on: "index.html")
    }

    @Test("find a fault", arguments: Flaw.all)
    private func findAFault(flaw: Flaw) async throws {
      let site = try flaw.site()
      let browser = try await Self.shared.browser
      let findings = try await flaw.check.findings(on: site.url(of: "flawed.html"), in: browser)
      #expect(Set(findings.map(\.rule)) == flaw.console.union([flaw.rule]), "\(findings)")
    }

    @Test(
      "find a policy that allows too much",
      arguments: [
        (nil, "policy/missing"),
        ("default-src 'self'; base-uri 'none'; form-action 'none'", "policy/lax"),
        ("default-src 'none'; form-action 'none'", "policy/lax"),
        (FixtureSite.policy + "; style-src-attr 'unsafe-inline'", "policy/lax"),
        (FixtureSite.policy + "; font-src https://fonts.example", "policy/lax"),
      ] as [(String?, String)])
    func findALaxPolicy(policy: String?, rule: String) async throws {
      var files = FixtureSite.soundFiles
      files["flawed.html"] = FixtureSite.page().replacing(
        "http-equiv=\"Content-Security-Policy\" content=\"\(FixtureSite.policy)\"",
        with: policy.map { "http-equiv=\"Content-Security-Policy\" content=\"\($0)\"" }
          ?? "name=\"nothing\" content=\"\"")
      let site = try FixtureSite(files)
      let browser = try await Self.shared.browser
      try await browser.open(site.url(of: "flawed.html"), in: .desktop)
      #expect(try await PolicyCheck.findings(in: browser).map(\.rule) == [rule])
    }

    @Test("operate a page as a person does")
    func operateAPage() async throws {
      var files = FixtureSite.soundFiles
      files["form.html"] = FixtureSite.page(
        head: "<script src=\"form.js\" defer></script>",
        body: """
          <p><label>Name <input id="name"></label> <button id="greet">Greet</button></p>
          <p id="greeting"></p>
          """)
      files["form.js"] = """
        const [name, button, greeting] = ["name", "greet", "greeting"].map((id) =>
          document.getElementById(id));
        const greet = () => { greeting.textContent += `Hello ${name.value}! `; };
        button.addEventListener("click", greet);

        """
      let site = try FixtureSite(files)
      let browser = try await Self.shared.browser
      try await browser.open(site.url(of: "form.html"), in: .phone)
      try await browser.type("Ada", into: try await browser.find("#name"))
      try await browser.click(try await browser.find("#greet"))
      try await browser.press(.enter)
      let greeting = try await browser.evaluate(
        "return document.getElementById('greeting').textContent", as: String.self)
      #expect(greeting == "Hello Ada! Hello Ada! ")
      expectNone(try await ConsoleCheck.findings(in: browser), on: "form.html")
    }

    @Test("follow every link of a site")
    func followLinks() async throws {
      var files = FixtureSite.soundFiles
      files["deep/page.html"] = """
        <!DOCTYPE html><title>Deep</title><p id="here">
        <a href="../index.html">fine</a> <a href="#here">fine</a> <a href="#top">fine</a>
        <a href="https://other.example/">elsewhere</a> <a href="mailto:a@b.example">mail</a>
        <a href="gone.html">dead</a> <a href="../more.html#gone">no anchor</a>
        <a href="../deep/">a folder</a> <a href="/index.html">from the root</a>
        <a href="../../outside.html">outside</a> <img src="../gone.png" alt="">

        """
      let fixture = try FixtureSite(files)
      let site = try #require(SiteFolder(fixture.folder))
      let findings = try await LinkCheck.findings(in: site, browser: try await Self.shared.browser)
      #expect(
        findings.map(\.description) == [
          "[link/dead] deep/page.html: <a> leads to gone.html",
          "[link/dead-anchor] deep/page.html: <a> leads to ../more.html#gone",
          "[link/names-a-folder] deep/page.html: <a> leads to ../deep/",
          "[link/not-relative] deep/page.html: <a> leads to /index.html",
          "[link/outside-the-site] deep/page.html: <a> leads to ../../outside.html",
          "[link/dead] deep/page.html: <img> leads to ../gone.png",
        ])
    }

    @Test("count the printed sheets")
    func countSheets() async throws {
      var files = FixtureSite.soundFiles
      files["long.html"] = FixtureSite.page(body: String(repeating: "<p>A line.</p>\n", count: 200))
      let site = try FixtureSite(files)
      let browser = try await Self.shared.browser
      try await browser.open(site.url(of: "long.html"), in: .desktop.with(\.medium, .print))
      let findings = try await PrintCheck.findings(in: browser, sheets: 1)
      #expect(findings.map(\.rule) == ["print/too-long"])
    }
  }
}
