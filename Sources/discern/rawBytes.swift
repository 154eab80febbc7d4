internal import Foundation

/// The bytes of a command-line argument as the system handed them over, which need not be UTF-8.
///
/// - Parameter argument: The argument as text, in which other bytes are repaired.
/// - Returns: The bytes; those of the text where no argument reads so.
func rawBytes(of argument: String) -> [UInt8] {
  for index in 1..<max(Int(CommandLine.argc), 1) {
    guard let pointer = CommandLine.unsafeArgv[index] else { continue }
    let text = String(cString: pointer)
    guard text.utf8.elementsEqual(argument.utf8) else { continue }
    return pointer.withMemoryRebound(to: UInt8.self, capacity: strlen(pointer)) {
      Array(UnsafeBufferPointer(start: $0, count: strlen(pointer)))
    }
  }
  return Array(argument.utf8)
}
