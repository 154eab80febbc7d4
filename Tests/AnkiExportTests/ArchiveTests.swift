import AnkiExport
import AnkiReading
import Testing

/// The archive of a package: stored entries, nothing of the moment or the machine.
@Suite struct ArchiveTests {
  @Test func `a package holds the collection, the list of files and the files`() throws {
    let archive = try #require(ReadArchive(try sampleDeck.apkg()))
    #expect(archive.entries.map(\.name) == ["collection.anki2", "media", "0"])
    #expect(archive["media"] == Array(#"{"0":"discern-0123456789abcdef.svg"}"#.utf8))
    #expect(archive["0"] == Array("<svg/>".utf8))
    let plain = AnkiDeck(id: "plain", notes: sampleDeck.notes)
    #expect(ReadArchive(try plain.apkg())?["media"] == Array("{}".utf8))
  }

  @Test func `entries are stored as they are, all at the same moment`() throws {
    let archive = try #require(ReadArchive(try sampleDeck.apkg()))
    #expect(archive.entries.map(\.method) == [0, 0, 0])
    #expect(Set(archive.entries.map(\.moment)) == [0x0021 << 16])
  }

  @Test func `checksums are right`() throws {
    let archive = try #require(ReadArchive(try sampleDeck.apkg()))
    for entry in archive.entries {
      #expect(entry.checksum == Self.checksum(entry.contents), "\(entry.name)")
    }
    // The check value that catalogues of such sums give.
    #expect(Self.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  /// The sum worked out bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      for bit in 0..<8 {
        let isOdd = (sum ^ UInt32(byte >> bit)) & 1 == 1
        sum = sum >> 1 ^ (isOdd ? 0xEDB8_8320 : 0)
      }
    }
    return ~sum
  }

  @Test func `equal decks give equal bytes, and these ones everywhere`() throws {
    let package = try sampleDeck.apkg()
    #expect(try sampleDeck.apkg() == package)
    // What was written when this was recorded, on another machine: a change of the note type, of the
    // tables or of the order of rows shows here, and so would an SQLite that writes otherwise.
    #expect(package.count == 12_624)
    #expect(Self.checksum(package) == 3_130_734_245)
  }
}
