#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Compares as many bytes as both buffers have: negative, zero or positive as the first stands
/// before, with or after the second.
func compareBytes(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Int {
  guard let left = first.baseAddress, let right = second.baseAddress else { return 0 }
  return Int(memcmp(left, right, min(first.count, second.count)))
}
