extension StaticString {
  /// The bytes of the text; a `String` would bring the Unicode library into the WebAssembly module.
  var bytes: [UInt8] {
    withUTF8Buffer { buffer in
      var bytes: [UInt8] = []
      for byte in buffer { bytes.append(byte) }
      return bytes
    }
  }
}
