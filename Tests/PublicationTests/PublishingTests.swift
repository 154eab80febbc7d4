import Foundation
import Publication
import Testing

@Suite struct PublishingTests {
  @Test func reportsWhatWasWrittenUnchangedAndRemoved() throws {
    let site = try SiteFolder()
    let first = try site.publish(["b/two.html": "2", "a.html": "1", "b/one.html": "1"])
    #expect(
      first
        == PublicationReport(
          written: ["a.html", "b/one.html", "b/two.html"], unchanged: [], removed: [],
          didChange: true))
    let second = try site.publish(["b/two.html": "two", "c.html": "3", "a.html": "1"])
    #expect(
      second
        == PublicationReport(
          written: ["b/two.html", "c.html"], unchanged: ["a.html"], removed: ["b/one.html"],
          didChange: true))
    #expect(try site.pages() == ["a.html": "1", "b/two.html": "two", "c.html": "3"])
    #expect(try site.leftovers() == [])
  }

  @Test func changesNothingWhereNothingChanged() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1", "b/c.html": "2"])
    let identity = try site.identity("public")
    let fileSystem = TroubledFileSystem()
    let report = try site.publish(["a.html": "1", "b/c.html": "2"], fileSystem)
    #expect(!report.didChange)
    #expect(report.unchanged == ["a.html", "b/c.html"])
    #expect(fileSystem.changes == 0)
    #expect(try site.identity("public") == identity)
  }

  @Test func linksUnchangedFilesAndNeverWritesIntoAPublishedOne() throws {
    let site = try SiteFolder()
    try site.publish(["same.html": "same", "other.html": "old"])
    let same = try site.identity("public/same.html")
    try FileManager.default.linkItem(
      atPath: site.output + "/other.html", toPath: site.root + "/second-name.html")
    try site.publish(["same.html": "same", "other.html": "new"])
    #expect(try site.identity("public/same.html") == same)
    #expect(try site.contents(of: "")["second-name.html"] == "file 644 old")
  }

  @Test func writesTheSameManifestWhateverTheOrder() throws {
    let pages = ["a.html": "1", "b/c.html": "2", "b-d.html": "3", "b/e/f.html": "4"]
    let expected = """
      discern-manifest 1
      a.html
      b-d.html
      b/
      b/c.html
      b/e/
      b/e/f.html

      """
    for order in [pages.keys.sorted(), pages.keys.sorted().reversed()] {
      let site = try SiteFolder()
      let stage = try site.publisher().begin()
      for path in order { try stage.add(path: path, bytes: Array("\(path)".utf8)) }
      _ = try stage.commit()
      #expect(try site.contents()[".discern-manifest"] == "file 644 " + expected)
    }
  }

  @Test func givesFilesAndFoldersTheirModesWhateverTheUmask() throws {
    let site = try SiteFolder()
    try site.publish(["a/b.html": "b", "a/c/d.html": "d"])
    let contents = try site.contents()
    #expect(contents["/"] == "folder 755")
    #expect(contents["a/"] == "folder 755")
    #expect(contents["a/b.html"] == "file 644 b")
  }

  @Test(arguments: [0o600, 0o755])
  func writesAFileAgainThatNotAllMayReadOrThatIsAProgram(mode: Int) throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1", "b.html": "2"])
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: site.output + "/a.html")
    #expect(try site.publish(["a.html": "1", "b.html": "2"]).written == ["a.html"])
    #expect(try site.contents()["a.html"] == "file 644 1")
  }

  @Test func keepsTheModeOfTheOutputFolder() throws {
    let site = try SiteFolder()
    try site.putFolder(at: "public", mode: 0o2750)
    try site.publish(["a.html": "1"])
    try site.publish(["a.html": "2"])
    #expect(try site.contents()["/"] == "folder 2750")
  }

  @Test func leavesTheOldSiteWhenTheStageIsDiscarded() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1"])
    let before = try site.contents()
    let stage = try site.publisher().begin()
    try stage.add(path: "a.html", bytes: Array("2".utf8))
    stage.discard()
    #expect(try site.contents() == before)
    #expect(try site.leftovers() == [])
  }

  @Test func publishesNothingAfterAnErrorThatTheCallerOverlooked() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1"])
    let before = try site.contents()
    let stage = try site.publisher().begin()
    try stage.add(path: "a.html", bytes: Array("2".utf8))
    #expect(throws: PublicationError.invalidPath("../b", .hasDotPart)) {
      try stage.add(path: "../b", bytes: [])
    }
    #expect(throws: PublicationError.invalidPath("../b", .hasDotPart)) { try stage.commit() }
    #expect(try site.contents() == before)
    #expect(try site.leftovers() == [])
  }

  @Test func makesTheFoldersAboveTheOutput() throws {
    let site = try SiteFolder()
    let output = site.root + "/far/away/site/"
    try site.publish(["a.html": "1"], output: output)
    try site.publish(["a.html": "2"], output: output)
    #expect(try site.contents(of: "far/away/site")["a.html"] == "file 644 2")
    #expect(!site.exists("public"))
  }

  @Test func takesFilesFromEightThreads() throws {
    let site = try SiteFolder()
    try site.publish(["part-3/page-3.html": "old", "part-4/page-4.html": "page"])
    let stage = try site.publisher().begin()
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for number in 0..<100 {
        let page = thread * 100 + number
        let result = Result {
          try stage.add(path: "part-\(page % 7)/page-\(page).html", bytes: Array("page".utf8))
        }
        #expect(throws: Never.self) { try result.get() }
      }
    }
    let report = try stage.commit()
    #expect(report.written.count == 799)
    #expect(report.unchanged == ["part-4/page-4.html"])
    #expect(report.written == report.written.sorted())
    #expect(try site.pages().count == 800)
  }

  @Test func copiesWhereHardLinksAreRefused() throws {
    for code in [EXDEV, EPERM, EMLINK] {
      let site = try SiteFolder()
      try site.publish(["a.html": "1", "b.html": "2"])
      let report = try site.publish(
        ["a.html": "1", "b.html": "3"], TroubledFileSystem(refusedLink: code))
      #expect(report.unchanged == ["a.html"])
      #expect(try site.pages() == ["a.html": "1", "b.html": "3"])
    }
  }

  @Test func replacesTheOutputInTwoStepsWhereThereIsNoExchange() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1", "b.html": "2"])
    try site.publish(["a.html": "1", "c.html": "3"], TroubledFileSystem(refusedExchange: ENOSYS))
    #expect(try site.pages() == ["a.html": "1", "c.html": "3"])
    #expect(try site.leftovers() == [])
  }

  @Test func putsTheStageBesideAnOutputOnAnotherMount() throws {
    let site = try SiteFolder()
    try site.putFolder(at: "elsewhere")
    let elsewhere = try DiskFileSystem().canonicalPath(of: Path(site.root + "/elsewhere"))
    let fileSystem = TroubledFileSystem(.killed(at: 12), mountPoints: [elsewhere])
    let output = site.root + "/elsewhere/public"
    #expect(throws: (any Error).self) {
      try site.publish(KilledBuildTests.new, output: output, fileSystem)
    }
    #expect(site.exists("elsewhere/.public.discern-stage/new"))
    #expect(try site.leftovers() == [])
    try site.publish(KilledBuildTests.new, output: output)
    #expect(!site.exists("elsewhere/.public.discern-stage"))
    #expect(try site.contents(of: "elsewhere/public")["feed.xml"] == "file 644 feed")
  }

  @Test func readsWhatWasPublished() throws {
    let site = try SiteFolder()
    try site.publish(["data/verdicts.json": "{}"])
    #expect(readPublished("data/verdicts.json", in: site.output) == Array("{}".utf8))
    #expect(readPublished("data/other.json", in: site.output) == nil)
    #expect(readPublished("data", in: site.output) == nil)
    #expect(readPublished("../content/site.yaml", in: site.output) == nil)
    try site.putLink(to: "data/verdicts.json", at: "public/link.json")
    #expect(readPublished("link.json", in: site.output) == nil)
  }
}
