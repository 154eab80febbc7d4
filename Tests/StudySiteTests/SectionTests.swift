import Testing

/// Folders as sections: their pages, order, neighbours, navigation and breadcrumbs.
@Suite struct SectionTests {
  private let site = BuiltSite([
    "site.yaml": "title: Course\nnavigation:\n  - {title: Start, page: index.md}\n"
      + "  - {title: Lessons, page: lessons/index.html}\n  - {title: Far, page: a/b/c/far.md}\n",
    "index.md": "---\ntitle: Welcome\n---\n",
    "lessons/index.md": "---\ntitle: All lessons\ndescription: In order.\n---\n\nIntro.\n",
    "lessons/zebra.md": "---\ntitle: Zebra\nweight: 1\n---\n",
    "lessons/apple.md": "---\ntitle: Apple\nweight: 2\n---\n",
    "lessons/early.md": "---\ntitle: Before\nweight: -3\n---\n",
    "lessons/two.md": "---\ntitle: Beta\n---\n", "lessons/one.md": "---\ntitle: Gamma\n---\n",
    "lessons/same-b.md": "---\ntitle: Alpha\n---\n",
    "lessons/same-a.md": "---\ntitle: Alpha\n---\n",
    "a/b/c/far.md": "---\ntitle: Far\n---\n", "a/near.md": "---\ntitle: Near\n---\n",
  ])

  private let order = [
    "early.html", "zebra.html", "apple.html", "same-a.html", "same-b.html", "two.html", "one.html",
  ]

  @Test func `the site builds without problems`() {
    #expect(site.realProblems == [])
  }

  @Test func `pages stand in the order of weight, then title, then name`() {
    let list = site.page("lessons/index.html").inside("class", "page-list")
    #expect(list.links == order)
    let navigation = site.page("lessons/zebra.html").inside("class", "section-navigation")
    #expect(navigation.links == ["index.html"] + order)
  }

  @Test func `previous and next follow the same order and end at its ends`() {
    for (place, name) in order.enumerated() {
      let page = site.page("lessons/" + name)
      let previous = page.elements(ofClass: "previous").map { $0["href"] }
      let next = page.elements(ofClass: "next").map { $0["href"] }
      #expect(previous == (place > 0 ? [order[place - 1]] : []), "previous of \(name)")
      #expect(next == (place + 1 < order.count ? [order[place + 1]] : []), "next of \(name)")
    }
  }

  @Test func `the navigation of a section says which page is open`() {
    for name in order {
      let navigation = site.page("lessons/" + name).inside("class", "section-navigation")
      let current = navigation.elements("a").filter { $0["aria-current"] == "page" }
      #expect(current.map { $0["href"] } == [name])
    }
  }

  @Test(
    arguments: [
      ("index.html", ["index.html", "lessons/index.html", "a/b/c/far.html"], ["Start"]),
      ("lessons/index.html", ["../index.html", "index.html", "../a/b/c/far.html"], ["Lessons"]),
      ("lessons/two.html", ["../index.html", "index.html", "../a/b/c/far.html"], []),
      ("a/near.html", ["../index.html", "../lessons/index.html", "b/c/far.html"], []),
      (
        "a/b/c/far.html", ["../../../index.html", "../../../lessons/index.html", "far.html"],
        ["Far"]
      ),
      ("a/b/index.html", ["../../index.html", "../../lessons/index.html", "c/far.html"], []),
      ("404.html", ["/index.html", "/lessons/index.html", "/a/b/c/far.html"], []),
    ] as [(String, [String], [String])])
  func `the site's navigation leads from every page to the same pages`(
    path: String, links: [String], current: [String]
  ) {
    let navigation = site.page(path).inside("class", "site-navigation")
    #expect(navigation.links == links)
    #expect(navigation.elements("a").filter { $0["aria-current"] == "page" }.map(\.text) == current)
  }

  @Test(
    arguments: [
      ("lessons/two.html", ["../index.html", "index.html"], ["Home", "All lessons"]),
      ("lessons/index.html", ["../index.html"], ["Home"]),
      (
        "a/b/c/far.html",
        ["../../../index.html", "../../index.html", "../index.html", "index.html"],
        ["Home", "A", "B", "C"]
      ),
      ("index.html", [], []),
    ] as [(String, [String], [String])])
  func `breadcrumbs lead to every folder above`(path: String, links: [String], titles: [String]) {
    let crumbs = site.page(path).inside("class", "breadcrumbs")
    #expect(crumbs.links == links)
    #expect(crumbs.elements("a").map(\.text) == titles)
  }

  @Test func `a folder without an index gets one, with its pages and folders`() {
    #expect(
      site.page("a/index.html").inside("class", "page-list").links == ["near.html", "b/index.html"])
    #expect(site.page("a/b/index.html").inside("class", "page-list").links == ["c/index.html"])
    #expect(site.page("a/b/c/index.html").inside("class", "page-list").links == ["far.html"])
  }

  @Test func `a folder's own index gives its title, description and text`() {
    let page = site.page("lessons/index.html")
    #expect(page.elements("h1").map(\.text) == ["All lessons"])
    #expect(page.elements(ofClass: "lede").map(\.text) == ["In order."])
    #expect(page.inside("class", "prose").text == "Intro.")
  }

  @Test func `home shows the sections below it with their pages`() {
    let sections = site.page("index.html").elements(ofClass: "home-section")
    #expect(
      sections.map(\.text) == [
        "A Near", "All lessons In order. Before Zebra Apple Alpha Alpha Beta Gamma",
      ])
  }

  @Test func `a single page of a folder has no navigation among sisters`() {
    #expect(site.page("a/near.html").elements(ofClass: "section-navigation") == [])
  }

  @Test func `a long section's navigation shows the pages around the open one`() {
    var content = ["index.md": "# Home\n"]
    for number in 100..<160 { content["s/p\(number).md"] = "# Page \(number)\n" }
    let navigation = BuiltSite(content).page("s/p130.html").inside("class", "section-navigation")
    let numbers = navigation.links.dropFirst()
    #expect(numbers.count == 41)
    #expect(numbers.first == "p110.html")
    #expect(numbers.last == "p150.html")
  }
}
