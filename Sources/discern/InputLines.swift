internal import Foundation

/// The lines of a stream, one at a time, in memory that does not grow with the stream.
struct InputLines: Sequence, IteratorProtocol {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(of handle: FileHandle) {
    self.handle = handle
  }

  /// The next line without its line feed; the last one need not have any.
  mutating func next() -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return buffer[start...]
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      let data = handle.readData(ofLength: 1 << 16)
      if data.isEmpty { isAtEnd = true } else { buffer += data }
    }
  }
}
