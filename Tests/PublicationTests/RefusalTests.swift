import Diagnostics
import Foundation
import Publication
import Testing

@Suite struct RefusalTests {
  private func refusal(
    of site: SiteFolder, output: String? = nil, _ fileSystem: any FileSystem = DiskFileSystem()
  ) throws -> PublicationError.Refusal? {
    do {
      _ = try site.publisher(output: output, fileSystem).begin()
      return nil
    } catch PublicationError.refused(_, let refusal) {
      return refusal
    }
  }

  @Test func takesAMissingAnEmptyAndAnOwnFolder() throws {
    let site = try SiteFolder()
    #expect(try refusal(of: site) == nil)
    try site.putFolder(at: "public")
    #expect(try refusal(of: site) == nil)
    try site.publish(["a.html": "1"])
    try site.put("example.org", at: "public/CNAME")
    #expect(try refusal(of: site) == nil)
  }

  @Test func refusesAFolderThatDiscernDidNotMake() throws {
    let site = try SiteFolder()
    try site.put("note", at: "public/folder/note.txt")
    let before = try site.contents()
    #expect(try refusal(of: site) == .foreignContents("folder/note.txt"))
    #expect(try site.contents() == before)
  }

  @Test(arguments: ["a link to a folder", "a link to nothing"])
  func refusesASymbolicLink(to what: String) throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1"], output: site.root + "/elsewhere")
    try site.putLink(to: what == "a link to nothing" ? "nothing" : "elsewhere", at: "public")
    #expect(try refusal(of: site) == .symbolicLink)
    #expect(try refusal(of: site, output: site.output + "/") == .symbolicLink)
    #expect(try site.contents(of: "elsewhere")["a.html"] == "file 644 1")
  }

  @Test func refusesAFile() throws {
    let site = try SiteFolder()
    try site.put("text", at: "public")
    #expect(try refusal(of: site) == .notFolder)
  }

  @Test func refusesAMountPointAndAFolderWithOneInIt() throws {
    let site = try SiteFolder()
    try site.publish(["a/b.html": "1"])
    for folder in ["public", "public/a"] {
      let mounted = try DiskFileSystem().canonicalPath(of: Path(site.root + "/" + folder))
      let fileSystem = TroubledFileSystem(mountPoints: [mounted])
      #expect(try refusal(of: site, fileSystem) == .mountPoint(mounted.description))
    }
    let beside = try DiskFileSystem().canonicalPath(of: Path(site.root)) / "public-2"
    #expect(try refusal(of: site, TroubledFileSystem(mountPoints: [beside])) == nil)
  }

  #if os(Linux)
    @Test func refusesAMountPointOfAnotherDevice() throws {
      let site = try SiteFolder()
      #expect(try refusal(of: site, output: "/proc") == .mountPoint("/proc"))
    }
  #endif

  @Test(arguments: [".git/HEAD", ".git", "host/.git/HEAD", ".hg/x", ".svn/x"])
  func refusesAFolderThatHoldsARepository(path: String) throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1"])
    try site.put("gitdir: elsewhere", at: "public/" + path)
    let end = try #require(path.range(of: #"^.*\.(git|hg|svn)"#, options: .regularExpression))
    #expect(try refusal(of: site) == .repository(site.output + "/" + path[end]))
  }

  @Test func refusesFoldersThatHoldTheSourcesOrLieInThem() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1"])
    let root = site.root
    #expect(try refusal(of: site, output: root) == .holdsSources(root + "/content"))
    #expect(try refusal(of: site, output: root + "/") == .holdsSources(root + "/content"))
    #expect(try refusal(of: site, output: root + "/content/..") == .holdsSources(root + "/content"))
    #expect(try refusal(of: site, output: "/") == .holdsSources(root + "/content"))
    #expect(
      try refusal(of: site, output: root + "/content") == .holdsSources(root + "/content"))
    #expect(
      try refusal(of: site, output: root + "/content/new/public")
        == .insideSources(root + "/content"))
    #expect(
      try refusal(of: site, output: root + "/templates/../templates/public")
        == .insideSources(root + "/templates"))
    #expect(
      try refusal(of: site, output: root + "/.discern/x") == .insideSources(root + "/.discern"))
  }

  @Test func seesThroughASymbolicLinkOnTheWay() throws {
    let site = try SiteFolder()
    try site.putLink(to: "content", at: "other-name")
    #expect(
      try refusal(of: site, output: site.root + "/other-name/public")
        == .insideSources(site.root + "/content"))
  }

  @Test(arguments: ["discern-manifest 2\na.html\n", "something else\n"])
  func refusesAManifestThatItCannotRead(text: String) throws {
    let site = try SiteFolder()
    try site.put(text, at: "public/.discern-manifest")
    #expect(try refusal(of: site) == .unknownManifest)
  }

  /// The manifest is committed with the site, so two branches may meet in it.
  @Test func takesAManifestWithMarksOfAConflict() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1", "b/c.html": "2"])
    try site.put(
      "discern-manifest 1\na.html\n<<<<<<< HEAD\nb/\nb/c.html\n=======\nd.html\n>>>>>>> x\n",
      at: "public/.discern-manifest")
    try site.publish(["a.html": "1"])
    #expect(
      try site.contents() == [
        "/": "folder 755", "a.html": "file 644 1",
        ".discern-manifest": "file 644 discern-manifest 1\na.html\n",
      ])
  }

  /// A manifest is only a list of names to look for in the folder itself.
  @Test func isNotLedOutOfTheOutputByAManifest() throws {
    let site = try SiteFolder()
    try site.put("precious", at: "content/a.md")
    try site.put("discern-manifest 1\n../content/a.md\n..\n/etc\n", at: "public/.discern-manifest")
    try site.publish(["a.html": "1"])
    #expect(try site.contents(of: "content")["a.md"] == "file 640 old precious")
  }

  @Test(
    arguments: [
      ("", .isEmpty), ("/a", .isAbsolute), ("a//b", .hasEmptyPart), ("a/", .hasEmptyPart),
      ("../a", .hasDotPart), ("a/../b", .hasDotPart), ("./a", .hasDotPart), ("..", .hasDotPart),
      ("a\0b", .hasControlCharacter), ("a\nb", .hasControlCharacter),
      (String(repeating: "x", count: 256), .isTooLong),
      (String(repeating: "abc/", count: 300) + "x", .isTooLong),
      (".discern-manifest", .isReserved(".discern-manifest")), ("a/.GIT/b", .isReserved(".git")),
    ] as [(String, PathProblem)])
  func refusesPathsThatAreNotOfFilesInTheFolder(path: String, problem: PathProblem) throws {
    let stage = try SiteFolder().publisher().begin()
    #expect(throws: PublicationError.invalidPath(path, problem)) {
      try stage.add(path: path, bytes: [])
    }
  }

  @Test(arguments: [
    "..a", "a..", "...", ".nojekyll", ".well-known/x", "a b", "\u{FC}ber/\u{1F600}.html",
    String(repeating: "x", count: 255), "a\\b", "~", "*",
  ])
  func takesUnusualPaths(path: String) throws {
    let site = try SiteFolder()
    try site.publish([path: "x"])
    #expect(try site.pages() == [path: "x"])
  }

  @Test(
    arguments: [
      ("a.html", "a.html", .duplicatePath("a.html")),
      ("A.html", "a.html", .clashingPaths("a.html", "A.html")),
      ("\u{DC}.html", "\u{FC}.html", .clashingPaths("\u{FC}.html", "\u{DC}.html")),
      ("a/b", "a", .clashingPaths("a", "a")),
      ("a", "a/b", .clashingPaths("a/b", "a")),
      ("a/b/c", "a/b", .clashingPaths("a/b", "a/b")),
      ("Tags/x", "tags/y", .clashingPaths("tags/y", "Tags")),
    ] as [(String, String, PublicationError)])
  func refusesTwoPagesInOnePlace(first: String, second: String, error: PublicationError) throws {
    let site = try SiteFolder()
    let stage = try site.publisher().begin()
    try stage.add(path: first, bytes: [])
    #expect(throws: error) { try stage.add(path: second, bytes: []) }
    #expect(throws: error) { try stage.commit() }
    #expect(!site.exists("public"))
  }

  @Test func namesThePathAndTheReasonOfWhatCannotBeWritten() throws {
    let site = try SiteFolder()
    try site.publish(["a.html": "1"])
    let before = try site.contents()
    let fileSystem = TroubledFileSystem(.failing(at: 5, code: ENOSPC))
    let error = #expect(throws: PublicationError.self) {
      try site.publish(["a.html": "1", "b.html": "2", "c.html": "3"], fileSystem)
    }
    let path = site.stateDirectory + "/stage/new/c.html"
    #expect(error == .unwritable(path: path, code: ENOSPC))
    #expect(
      error?.diagnostic
        == Diagnostic(
          .unwritableOutput, at: SourceLocation(path: path),
          "cannot write: No space left on device"))
    #expect(try site.contents() == before)
    #expect(try site.leftovers() == [])
  }

  @Test func everyReasonHasARuleAMessageAndMostlyAWayOut() {
    let refusals: [PublicationError.Refusal] = [
      .symbolicLink, .notFolder, .mountPoint("m"), .repository("r"), .foreignContents("f"),
      .unknownManifest, .holdsSources("s"), .insideSources("s"),
    ]
    for refusal in refusals {
      let diagnostic = PublicationError.refused(output: "public", refusal).diagnostic
      #expect(diagnostic.rule == .refusedOutput)
      #expect(diagnostic.location == SourceLocation(path: "public"))
      #expect(diagnostic.suggestion != nil)
    }
    #expect(PublicationError.duplicatePath("a").diagnostic.rule == .duplicateURL)
    #expect(PublicationError.clashingPaths("a", "A").diagnostic.rule == .duplicateURL)
    #expect(PublicationError.foreignEntry(page: "a", entry: "a").diagnostic.rule == .refusedOutput)
    #expect(PublicationError.invalidPath("", .isEmpty).diagnostic.rule == .unwritableOutput)
    #expect(PublicationError.locked(path: "lock").diagnostic.rule == .siteLocked)
  }
}
