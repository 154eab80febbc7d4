/// The mount points that Linux lists in `/proc/self/mountinfo`, the fifth field of each line, in
/// which space, tab, line feed and backslash are written as three octal digits.
package func mountPointsInTable(_ table: [UInt8]) -> [Path] {
  table.split(separator: UInt8(ascii: "\n")).compactMap { line in
    let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
    return fields.count > 4 ? Path(bytes: unescapingOctal(fields[4])) : nil
  }
}

private func unescapingOctal(_ field: ArraySlice<UInt8>) -> [UInt8] {
  var bytes: [UInt8] = []
  var rest = field
  while let byte = rest.popFirst() {
    let digits = rest.prefix(3)
    let octal = UInt8(ascii: "0")...UInt8(ascii: "7")
    if byte == UInt8(ascii: "\\"), digits.count == 3, digits.allSatisfy(octal.contains) {
      bytes.append(digits.reduce(0) { $0 &* 8 &+ ($1 - UInt8(ascii: "0")) })
      rest = rest.dropFirst(3)
    } else {
      bytes.append(byte)
    }
  }
  return bytes
}
