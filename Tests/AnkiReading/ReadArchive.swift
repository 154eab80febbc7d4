/// A ZIP archive of stored entries, read by its directory.
package struct ReadArchive {
  /// An entry as the directory tells it.
  package struct Entry: Equatable {
    package var name: String
    /// 0 for stored.
    package var method: Int
    /// The time and the date in the format of MS-DOS.
    package var moment: Int
    package var contents: [UInt8]
    /// The checksum that the archive names.
    package var checksum: UInt32
  }

  package private(set) var entries: [Entry] = []

  /// Reads an archive; nil where its parts do not fit together.
  package init?(_ bytes: [UInt8]) {
    func number(_ offset: Int, _ count: Int) -> Int? {
      guard offset >= 0, offset + count <= bytes.count else { return nil }
      return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    let end = bytes.count - 22
    guard number(end, 4) == 0x0605_4B50, let count = number(end + 10, 2),
      let size = number(end + 12, 4), var place = number(end + 16, 4), place + size == end
    else { return nil }
    var expected = 0
    for _ in 0..<count {
      guard number(place, 4) == 0x0201_4B50, let length = number(place + 24, 4),
        let nameLength = number(place + 28, 2), let local = number(place + 42, 4),
        let method = number(place + 10, 2), let moment = number(place + 12, 4),
        let checksum = number(place + 16, 4), place + 46 + nameLength <= end,
        local == expected, number(local, 4) == 0x0403_4B50
      else { return nil }
      // The header before the contents says the same as the directory.
      let name = bytes[(place + 46)..<(place + 46 + nameLength)]
      let start = local + 30 + nameLength
      guard bytes[(local + 4)..<(local + 30)] == bytes[(place + 6)..<(place + 32)],
        start + length <= bytes.count, bytes[(local + 30)..<start] == name
      else { return nil }
      entries.append(
        Entry(
          name: String(decoding: name, as: UTF8.self), method: method, moment: moment,
          contents: Array(bytes[start..<start + length]), checksum: UInt32(checksum)))
      expected = start + length
      place += 46 + nameLength
    }
  }

  /// The contents of an entry; nil where there is none.
  package subscript(name: String) -> [UInt8]? { entries.first { $0.name == name }?.contents }
}
