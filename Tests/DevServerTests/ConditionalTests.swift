import Foundation
import Testing

@testable import DevServer

/// Entity tags and ranges.
@Suite struct ConditionalTests {
  @Test(arguments: [true, false])
  func aClientThatHasTheFileIsToldSo(inMemory: Bool) throws {
    let site = try TestSite(["a.css": "a{}"])
    if inMemory { site.apply(["a.css": "b{}"]) }
    let client = try site.client()
    let first = try client.get("/a.css")
    let tag = try #require(first.headers["etag"])
    #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
    for known in [tag, "W/\(tag)", "\"x\", \(tag)", "\"x\",W/\(tag) , \"y\"", "*"] {
      let second = try client.get("/a.css", ["If-None-Match": known])
      #expect(second.status == 304, "\(known)")
      #expect(second.headers["etag"] == tag)
      #expect(second.headers["cache-control"] == "no-cache")
      #expect(second.headers["content-length"] == nil)
    }
    for other in ["\"x\"", "W/\"x\"", "x", "\"\(tag)\"", "\"*\"", String(tag.dropLast()), ""] {
      #expect(try client.get("/a.css", ["If-None-Match": other]).status == 200, "\(other)")
    }
  }

  @Test func twoSavesOfOneSizeHaveTwoTags() throws {
    let site = try TestSite(["a.txt": "one"])
    let client = try site.client()
    var tags: Set<String> = []
    var known = ""
    // In place, so that the file's number stays; a clock of the file system ticks far less often.
    let file = try #require(FileHandle(forWritingAtPath: site.root + "/a.txt"))
    for number in 100..<300 {
      try file.seek(toOffset: 0)
      file.write(Data("\(number)".utf8))
      let response = try client.get("/a.txt", ["If-None-Match": known])
      #expect(response.status == 200)
      #expect(response.text == "\(number)")
      known = try #require(response.headers["etag"])
      tags.insert(known)
    }
    #expect(tags.count == 200)
  }

  @Test func aLargeFileHasNoTagWhileItIsFresh() throws {
    let site = try TestSite()
    let bytes = (0..<3 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try site.write("video.mp4", bytes)
    let client = try site.client()
    let fresh = try client.get("/video.mp4")
    #expect(fresh.headers["etag"] == nil)
    #expect(fresh.body == bytes)
    // The time of change cannot be set back, so that the tag has to be waited for.
    let deadline = Date().addingTimeInterval(Double(RawClient.patience))
    var tag: String?
    while tag == nil, Date() < deadline {
      usleep(100_000)
      tag = try client.get("/video.mp4", method: "HEAD").headers["etag"]
    }
    let settled = try #require(tag)
    #expect(try client.get("/video.mp4", ["If-None-Match": settled]).status == 304)
    let part = try client.get(
      "/video.mp4", ["Range": "bytes=1000000-2000000", "If-Range": settled])
    #expect(part.status == 206)
    #expect(part.body == Array(bytes[1_000_000...2_000_000]))
  }

  @Test func theTagIsThatOfWhatIsSent() throws {
    let site = try TestSite(["index.html": "<head></head>"], injects: true)
    let client = try site.client()
    let plain = try TestSite(["index.html": "<head></head>"]).get("/")
    let first = try client.get("/")
    #expect(first.headers["etag"] != plain.headers["etag"])
    site.apply(["index.html": "<head></head>"])
    #expect(try client.get("/").headers["etag"] == first.headers["etag"])
  }

  private static let text = "0123456789"

  @Test(
    arguments: [
      ("bytes=0-0", "0", "bytes 0-0/10"), ("bytes=2-5", "2345", "bytes 2-5/10"),
      ("bytes=7-", "789", "bytes 7-9/10"), ("bytes=-3", "789", "bytes 7-9/10"),
      ("bytes=-50", "0123456789", "bytes 0-9/10"), ("bytes=8-500", "89", "bytes 8-9/10"),
      ("bytes=9-99999999999999999999999", "9", "bytes 9-9/10"),
      ("BYTES= 1 - 2 ", "12", "bytes 1-2/10"),
    ])
  func aRangeIsAnswered(range: String, text: String, contentRange: String) throws {
    let site = try TestSite(["a.txt": Self.text])
    for _ in 0..<2 {
      let response = try site.get("/a.txt", ["Range": range])
      #expect(response.status == 206)
      #expect(response.text == text)
      #expect(response.headers["content-range"] == contentRange)
      #expect(response.headers["accept-ranges"] == "bytes")
      site.apply(["a.txt": Self.text])
    }
  }

  @Test(arguments: ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999-"])
  func aRangeBeyondTheEndCannotBeSatisfied(range: String) throws {
    let response = try TestSite(["a.txt": Self.text]).get("/a.txt", ["Range": range])
    #expect(response.status == 416)
    #expect(response.headers["content-range"] == "bytes */10")
  }

  @Test(
    arguments: [
      "bytes=5-2", "bytes=-", "bytes=", "bytes=a-b", "lines=1-2", "bytes=1-2,4-5", "bytes",
      "bytes=1-2-3", "bytes=--1", "bytes=0x1-2", "bytes=+1-2",
    ])
  func otherRangesAreAnsweredWithTheWhole(range: String) throws {
    let response = try TestSite(["a.txt": Self.text]).get("/a.txt", ["Range": range])
    #expect(response.status == 200)
    #expect(response.text == Self.text)
  }

  @Test func aRangeOfAnotherVersionIsAnsweredWithTheWhole() throws {
    let site = try TestSite(["a.txt": Self.text])
    let client = try site.client()
    let tag = try #require(try client.get("/a.txt").headers["etag"])
    let range = ["Range": "bytes=1-2"]
    func status(_ ifRange: String) throws -> Int {
      try client.get("/a.txt", range.merging(["If-Range": ifRange]) { $1 }).status
    }
    #expect(try status(tag) == 206)
    #expect(try status("W/\(tag)") == 200)
    #expect(try status("\"x\"") == 200)
    #expect(try status("Sun, 06 Nov 1994 08:49:37 GMT") == 200)
    let known = range.merging(["If-None-Match": tag]) { $1 }
    #expect(try client.get("/a.txt", known).status == 304)
    #expect(try client.get("/a.txt", method: "HEAD", range).status == 200)
  }

  @Test func aRangeOfAPageIsOneOfWhatIsSent() throws {
    let site = try TestSite(["index.html": "<head></head><p>text"], injects: true)
    let client = try site.client()
    let whole = try client.get("/")
    let part = try client.get("/", ["Range": "bytes=6-25"])
    #expect(part.text == String(whole.text.dropFirst(6).prefix(20)))
    #expect(part.headers["content-range"] == "bytes 6-25/\(whole.body.count)")
  }

  @Test func anEmptyFileIsAnswered() throws {
    let site = try TestSite(["empty.txt": ""])
    #expect(try site.get("/empty.txt").headers["content-length"] == "0")
    #expect(try site.get("/empty.txt", ["Range": "bytes=0-"]).status == 416)
    #expect(try site.get("/empty.txt", ["Range": "bytes=-5"]).status == 416)
  }
}
