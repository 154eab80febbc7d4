#if os(Linux)
  internal import Glibc
  internal import Publication

  /// One notification of the kernel.
  struct InotifyEvent: Equatable {
    /// The number of the watch, or -1 where events were lost.
    var watch: Int32
    /// What happened: bits `IN_...`.
    var mask: UInt32
    /// The number that the two halves of a move share, or 0.
    var cookie: UInt32
    /// The name in the watched folder; empty where the folder itself is meant.
    var name: Path

    /// Whether one of these bits is set.
    func has(_ bits: Int32) -> Bool { mask & UInt32(bitPattern: bits) != 0 }

    /// Whether the name is a folder's.
    var isFolder: Bool { has(Int32(IN_ISDIR)) }

    /// The events in what the kernel wrote, in order.
    static func events(in bytes: UnsafeRawBufferPointer) -> [InotifyEvent] {
      var events: [InotifyEvent] = []
      var start = 0
      let headerSize = MemoryLayout<inotify_event>.size
      while start + headerSize <= bytes.count {
        let header = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
        let end = min(start + headerSize + Int(header.len), bytes.count)
        // The name is padded with NUL bytes.
        let name = bytes[(start + headerSize)..<end].prefix { $0 != 0 }
        events.append(
          InotifyEvent(
            watch: header.wd, mask: header.mask, cookie: header.cookie,
            name: Path(bytes: Array(name))))
        start = end
      }
      return events
    }
  }
#endif
