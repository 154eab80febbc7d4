internal import CSQLite

/// The SQLite file of an Anki package, opened for questions.
package final class ReadCollection {
  private let handle: OpaquePointer

  /// Opens the collection of a package; nil where there is none.
  package convenience init?(package bytes: [UInt8]) {
    guard let file = ReadArchive(bytes)?["collection.anki2"] else { return nil }
    self.init(file)
  }

  /// Opens the bytes of a database.
  package init?(_ bytes: [UInt8]) {
    var opened: OpaquePointer?
    let status = sqlite3_open(":memory:", &opened)
    guard status == SQLITE_OK, let opened, let copy = sqlite3_malloc64(sqlite3_uint64(bytes.count))
    else {
      sqlite3_close(opened)
      return nil
    }
    handle = opened
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    // The database frees the copy.
    let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
    let size = sqlite3_int64(bytes.count)
    guard
      sqlite3_deserialize(
        handle, "main", copy.assumingMemoryBound(to: UInt8.self), size, size, flags) == SQLITE_OK
    else { return nil }
  }

  deinit { sqlite3_close(handle) }

  /// The rows that a question returns, each value as text; nil where it fails.
  package func rows(_ sql: String) -> [[String]]? {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { return nil }
    var rows: [[String]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        rows.append(
          (0..<sqlite3_column_count(statement)).map { column in
            let count = Int(sqlite3_column_bytes(statement, column))
            let bytes = UnsafeRawBufferPointer(
              start: sqlite3_column_blob(statement, column), count: count)
            return sqlite3_column_type(statement, column) == SQLITE_INTEGER
              ? String(sqlite3_column_int64(statement, column))
              : String(decoding: bytes, as: UTF8.self)
          })
      case SQLITE_DONE: return rows
      default: return nil
      }
    }
  }

  /// The first column of what a question returns; empty where it fails.
  package func column(_ sql: String) -> [String] { (rows(sql) ?? []).compactMap(\.first) }

  /// The fields of the notes, in their order.
  package var fields: [[String]] {
    column("SELECT flds FROM notes ORDER BY id").map {
      $0.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
