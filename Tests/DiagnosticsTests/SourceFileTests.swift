import Diagnostics
import Testing

@Suite struct SourceFileTests {
  @Test func countsLinesEndedByAnyOfTheThreeLineEndings() {
    let file = SourceFile(path: "a.md", text: "one\ntwo\r\nthree\rfour")
    #expect(file.lineStarts == [0, 4, 9, 15])
    #expect(file.location(at: 9) == SourceLocation(path: "a.md", line: 3, column: 1))
    #expect(file.location(at: 17) == SourceLocation(path: "a.md", line: 4, column: 3))
    #expect(file.text(in: file.range(ofLine: 2)) == "two")
  }

  @Test func countsColumnsInBytes() {
    let file = SourceFile(path: "a.md", text: "äö!")
    #expect(file.location(at: 4).column == 5)
  }

  @Test func dropsAByteOrderMark() throws {
    let file = try SourceFile(path: "a.md", bytes: [0xEF, 0xBB, 0xBF, 0x61])
    #expect(file.bytes == [0x61])
  }

  @Test(
    arguments: [
      [0x61, 0x0A, 0xFF], [0x61, 0x0A, 0xC0, 0xAF], [0x61, 0x0A, 0xED, 0xA0, 0x80],
      [0x61, 0x0A, 0xF4, 0x90, 0x80, 0x80], [0x61, 0x0A, 0xE2, 0x82],
    ] as [[UInt8]])
  func refusesWhatIsNotUTF8WithItsPlace(bytes: [UInt8]) {
    #expect(
      throws: NotUTF8(location: SourceLocation(path: "a.md", line: 2, column: 1)),
      performing: { try SourceFile(path: "a.md", bytes: bytes) })
  }

  @Test func agreesWithTheStandardLibraryOnUTF8() {
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let choices: [UInt8] = [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0x9F, 0xA0]
        bytes.append(choices[Int(state >> 33) % choices.count])
      }
      #expect(
        (firstInvalidUTF8Offset(in: bytes) == nil)
          == (String(validating: bytes, as: UTF8.self) != nil),
        "\(bytes)")
    }
  }
}
