import Testing

/// Tags and the pages that list them.
@Suite struct TagTests {
  private let site = BuiltSite([
    "index.md": "# Home\n",
    "a.md": "---\ntitle: A\ntags: [Big data, index, \"C++\"]\ndescription: First.\n---\n",
    "b/c.md": "---\ntitle: C\ntags: [Big data, Überblick]\n---\n",
  ])

  @Test func `each tag has a page, and all together have one`() {
    #expect(site.problems == [])
    #expect(
      site.ownPaths == [
        "a.html", "b/c.html", "b/index.html", "index.html", "tags/big-data.html", "tags/c.html",
        "tags/index-.html", "tags/index.html", "tags/überblick.html",
      ])
  }

  @Test func `a page of a tag lists the pages that bear it`() {
    let page = site.page("tags/big-data.html")
    #expect(page.inside("class", "page-list").links == ["../a.html", "../b/c.html"])
    #expect(page.elements("h1").map(\.text) == ["Big data"])
    #expect(page.elements("title").map(\.text) == ["Tagged “Big data” · Home"])
    #expect(page.inside("class", "breadcrumbs").links == ["../index.html", "index.html"])
  }

  @Test func `the list of tags counts their pages`() {
    let cloud = site.page("tags/index.html").inside("class", "tag-cloud")
    #expect(cloud.links == ["big-data.html", "c.html", "index-.html", "%C3%BCberblick.html"])
    #expect(
      cloud.elements("a").map(\.text) == [
        "Big data 2 pages", "C++ 1 pages", "index 1 pages", "Überblick 1 pages",
      ])
  }

  @Test func `a page names its tags in the author's order`() {
    #expect(
      site.page("a.html").inside("class", "tags").links
        == ["tags/big-data.html", "tags/index-.html", "tags/c.html"])
    #expect(
      site.page("b/c.html").inside("class", "tags").links == [
        "../tags/big-data.html", "../tags/%C3%BCberblick.html",
      ])
  }

  @Test func `different tags of one slug have addresses of their own`() {
    let site = BuiltSite([
      "a.md": "---\ntitle: A\ntags: [C++]\n---\n", "b.md": "---\ntitle: B\ntags: [x, C#]\n---\n",
    ])
    #expect(site.errors == [])
    #expect(site.page("b.html").inside("class", "tags").links == ["tags/x.html", "tags/c.html"])
    #expect(site.page("a.html").inside("class", "tags").links == ["tags/c-2.html"])
  }

  @Test func `a tag written in two ways is an error at the second`() {
    let site = BuiltSite([
      "a.md": "---\ntitle: A\ntags: [Cloud]\n---\n",
      "b.md": "---\ntitle: B\ntags: [x, cloud]\n---\n",
    ])
    #expect(
      site.errors == [
        "content/b.md:3:11: error: the tag 'cloud' is written 'Cloud' elsewhere; write both in the "
          + "same way [invalid-value]"
      ])
  }

  @Test func `a tag given twice on one page is an error`() {
    let site = BuiltSite(["a.md": "---\ntitle: A\ntags: [x, y, x]\n---\n"])
    #expect(
      site.errors == [
        "content/a.md:3:14: error: the tag 'x' is given twice; keep one of them [duplicate-key]"
      ])
  }

  @Test func `a site without tags has no pages of tags`() {
    let site = BuiltSite(["a.md": "---\ntitle: A\ntags: []\n---\n"])
    #expect(site.ownPaths == ["a.html", "index.html"])
    #expect(site.page("a.html").elements(ofClass: "tags") == [])
  }
}
