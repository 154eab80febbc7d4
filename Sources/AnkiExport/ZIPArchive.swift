/// A ZIP archive whose entries are stored as they are, all with the same fixed time, so that equal
/// entries give equal bytes (PKWARE APPNOTE 6.3, without ZIP64).
struct ZIPArchive {
  /// An archive holds at most so many entries and so many bytes.
  static let maximumCount = Int(UInt16.max) - 1
  static let maximumSize = Int(UInt32.max) - 1

  /// 1980-01-01 00:00, the first moment that the format can tell.
  private static let date: UInt16 = 0x0021
  private static let time: UInt16 = 0
  /// What a reader must understand: version 1.0, which has stored entries.
  private static let version: UInt16 = 10
  /// Names are UTF-8.
  private static let flags: UInt16 = 1 << 11

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Appends an entry.
  ///
  /// - Parameters:
  ///   - name: Its name, different from all others.
  ///   - contents: Its bytes.
  /// - Throws: `AnkiExportError.tooLarge` where the archive could not be told in 32 bits.
  mutating func add(_ name: String, _ contents: [UInt8]) throws(AnkiExportError) {
    let name = Array(name.utf8)
    let growth = contents.count + 2 * name.count + 128
    guard count < Self.maximumCount, name.count <= UInt16.max,
      bytes.count + directory.count + growth <= Self.maximumSize
    else { throw .tooLarge }
    let offset = UInt32(bytes.count)
    var common: [UInt8] = []
    for number in [Self.version, Self.flags, 0, Self.time, Self.date] { common.append(number) }
    common.append(CRC32(contents).value)
    common.append(UInt32(contents.count))
    common.append(UInt32(contents.count))
    common.append(UInt16(name.count))
    common.append(UInt16(0))
    bytes.append(0x0403_4B50 as UInt32)
    bytes += common + name + contents
    directory.append(0x0201_4B50 as UInt32)
    directory.append(Self.version)
    directory += common
    // No comment, the first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 2 + 2 + 2 + 4)
    directory.append(offset)
    directory += name
    count += 1
  }

  /// The archive with its directory.
  var contents: [UInt8] {
    var all = bytes + directory
    all.append(0x0605_4B50 as UInt32)
    all += [0, 0, 0, 0]
    all.append(UInt16(count))
    all.append(UInt16(count))
    all.append(UInt32(directory.count))
    all.append(UInt32(bytes.count))
    all.append(UInt16(0))
    return all
  }
}

extension [UInt8] {
  /// Appends a number, its lowest byte first.
  fileprivate mutating func append(_ number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
