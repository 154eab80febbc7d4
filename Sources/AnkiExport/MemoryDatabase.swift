internal import CSQLite

/// An SQLite database in memory, written once and in order.
///
/// The same statements give the same bytes, on every machine: what depends on the library's version
/// or on how it was compiled is set or overwritten.
final class MemoryDatabase {
  private let handle: OpaquePointer

  /// A value of a row.
  enum Value {
    case integer(Int)
    case text(String)
  }

  /// The size of a page, in bytes: the smallest that there is, as rows are short and few.
  private static let pageSize = 512
  /// The library's version that the file names: 3.8.0, old enough for every reader.
  private static let namedVersion: UInt32 = 3_008_000

  /// Opens an empty database.
  init() throws(AnkiExportError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
    let status = sqlite3_open_v2(":memory:", &opened, flags, nil)
    guard status == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw .database(String(cString: sqlite3_errstr(status)))
    }
    handle = opened
    discern_set_reserved_bytes(handle, 0)
    // Without `secure_delete`, which some systems turn on and others not, what was moved to another
    // page stays behind in the bytes that are no longer used.
    try run(
      "PRAGMA page_size = \(Self.pageSize); PRAGMA auto_vacuum = NONE; PRAGMA secure_delete = ON; "
        + "PRAGMA encoding = 'UTF-8'")
  }

  deinit { sqlite3_close(handle) }

  /// Runs statements that return nothing.
  func run(_ sql: String) throws(AnkiExportError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  /// Runs a statement once for each row of values.
  func run(_ sql: String, rows: some Sequence<[Value]>) throws(AnkiExportError) {
    var prepared: OpaquePointer?
    defer { sqlite3_finalize(prepared) }
    guard sqlite3_prepare_v2(handle, sql, -1, &prepared, nil) == SQLITE_OK else { throw failure }
    for row in rows {
      for (index, value) in row.enumerated() {
        guard bind(value, at: Int32(index + 1), of: prepared) == SQLITE_OK else { throw failure }
      }
      guard sqlite3_step(prepared) == SQLITE_DONE else { throw failure }
      sqlite3_reset(prepared)
    }
  }

  private func bind(_ value: Value, at index: Int32, of statement: OpaquePointer?) -> Int32 {
    switch value {
    case .integer(let number): return sqlite3_bind_int64(statement, index, Int64(number))
    case .text(var text):
      return text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) { bytes in
          guard let count = Int32(exactly: bytes.count) else { return SQLITE_TOOBIG }
          // An empty buffer may have no address, which would bind NULL.
          return withUnsafePointer(to: 0 as CChar) { empty in
            discern_bind_text(statement, index, bytes.baseAddress ?? empty, count)
          }
        }
      }
    }
  }

  private var failure: AnkiExportError { .database(String(cString: sqlite3_errmsg(handle))) }

  /// The database as the bytes of a file.
  func file() throws(AnkiExportError) -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let copy = sqlite3_serialize(handle, "main", &size, 0) else { throw failure }
    defer { sqlite3_free(copy) }
    var bytes = Array(UnsafeBufferPointer(start: copy, count: Int(size)))
    clearUnusedBytes(of: &bytes, roots: [1] + (try tableRoots()), pageSize: Self.pageSize)
    // The file format, section 1.3: the count of changes, the count for which the version is right,
    // and the version of the library that wrote last; the first two must agree.
    for (offset, number) in [(24, 1), (92, 1), (96, Self.namedVersion)] as [(Int, UInt32)] {
      withUnsafeBytes(of: number.bigEndian) { bytes.replaceSubrange(offset..<offset + 4, with: $0) }
    }
    return bytes
  }

  /// The numbers of the first pages of all tables.
  private func tableRoots() throws(AnkiExportError) -> [Int] {
    var prepared: OpaquePointer?
    defer { sqlite3_finalize(prepared) }
    let sql = "SELECT rootpage FROM sqlite_master"
    guard sqlite3_prepare_v2(handle, sql, -1, &prepared, nil) == SQLITE_OK else { throw failure }
    var roots: [Int] = []
    while true {
      switch sqlite3_step(prepared) {
      case SQLITE_ROW: roots.append(Int(sqlite3_column_int64(prepared, 0)))
      case SQLITE_DONE: return roots
      default: throw failure
      }
    }
  }
}
