/// Whether cmark takes the byte for white space: space, tab, LF, VT, FF, CR.
@inline(__always)
func isCmarkSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// Whether the byte is an ASCII letter or digit.
@inline(__always)
func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

/// Whether a backslash before the byte escapes it.
@inline(__always)
func isASCIIPunctuation(_ byte: UInt8) -> Bool {
  (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
    || (0x7B...0x7E).contains(byte)
}
