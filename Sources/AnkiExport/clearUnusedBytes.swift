/// Sets the bytes to zero that an SQLite file holds and no row uses.
///
/// A page lists its cells from the front and keeps them at the back (the file format, section 1.6).
/// What lies between is whatever was there before, and versions of the library differ in it.
///
/// - Parameters:
///   - file: The bytes of a sound database without indices.
///   - roots: The numbers of its tables' first pages; that of the schema, 1, among them.
///   - pageSize: The size of a page, in bytes.
func clearUnusedBytes(of file: inout [UInt8], roots: [Int], pageSize: Int) {
  let interiorTable: UInt8 = 5
  /// The file's own header stands before that of the first page.
  let fileHeaderSize = 100
  func number(_ offset: Int, _ count: Int) -> Int {
    file[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }
  var pages = roots
  while let page = pages.popLast() {
    let start = (page - 1) * pageSize
    let header = page == 1 ? start + fileHeaderSize : start
    let isInterior = file[header] == interiorTable
    let count = number(header + 3, 2)
    let cells = header + (isInterior ? 12 : 8)
    if isInterior {
      pages.append(number(header + 8, 4))
      for cell in 0..<count { pages.append(number(start + number(cells + 2 * cell, 2), 4)) }
    }
    let used = start + number(header + 5, 2)
    for offset in cells + 2 * count..<max(used, cells + 2 * count) { file[offset] = 0 }
  }
}
