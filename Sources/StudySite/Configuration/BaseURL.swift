/// The address under which a site is published; always ends in `/`.
package struct BaseURL: Sendable, Equatable {
  /// The whole address, such as `https://discern.example/aip-c01/`.
  package let text: String
  /// Its path, such as `/aip-c01/`.
  package let path: String

  /// Reads an `http` or `https` address; adds the final `/`; nil where it is something else.
  package init?(_ text: String) {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
    let allowed: (Unicode.Scalar) -> Bool = { scalar in
      scalar.isASCII && scalar.value > 0x20 && scalar.value != 0x7F
        && !"\"<>\\^`{|}?#".unicodeScalars.contains(scalar)
    }
    guard text.unicodeScalars.allSatisfy(allowed) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" }
    guard !host.isEmpty, !host.contains("@") else { return nil }
    let path = rest.dropFirst(host.count)
    let parts = path.split(separator: "/")
    guard !parts.contains(where: { $0 == "." || $0 == ".." }) else { return nil }
    self.path = parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
    self.text = scheme + host + self.path
  }
}
