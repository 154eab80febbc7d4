#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast, which Swift does not import: these bind a copy of the bytes. */

static inline int discern_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/* sqlite3_file_control takes an untyped pointer: this sets the bytes left free at each page's end. */

static inline int discern_set_reserved_bytes(sqlite3 *database, int count) {
  return sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &count);
}
