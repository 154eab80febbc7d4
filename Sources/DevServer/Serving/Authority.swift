#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The host and port by which a server is named, as in `localhost:8080`.
struct Authority: Hashable, Sendable {
  /// A name or an address.
  enum Host: Hashable, Sendable {
    /// A name in lower case without a final dot.
    case name(String)
    /// The four bytes of an address of version 4, also where it came as one of version 6.
    case version4([UInt8])
    /// The sixteen bytes of an address of version 6.
    case version6([UInt8])
  }

  /// The host.
  let host: Host
  /// The port; nil where none is named.
  let port: Int?
  /// The text in lower case: letters, digits, and `.`, `-`, `:`, `[`, `]` at most.
  let text: String

  /// Reads a `Host` header, or the host of an address; nil where it is not well formed.
  init?(_ text: String) {
    let text = text.lowercased()
    guard text.utf8.count <= 300 else { return nil }
    var hostText = text[...]
    var portText: Substring?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      hostText = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      if !rest.isEmpty {
        guard rest.hasPrefix(":") else { return nil }
        portText = rest.dropFirst()
      }
    } else if let colon = text.firstIndex(of: ":") {
      hostText = text[..<colon]
      portText = text[text.index(after: colon)...]
    }
    if let portText {
      guard (1...5).contains(portText.utf8.count), portText.utf8.allSatisfy(Self.isDigit),
        let number = Int(portText), (1...65535).contains(number)
      else { return nil }
      port = number
    } else {
      port = nil
    }
    guard
      let host = text.hasPrefix("[")
        ? Host(version6: String(hostText)) : Host(nameOrVersion4: String(hostText))
    else { return nil }
    self.host = host
    self.text = text
  }

  fileprivate static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension Authority.Host {
  /// An address as text without brackets, or a name.
  init?(_ text: String) {
    if text.contains(":") { self.init(version6: text) } else { self.init(nameOrVersion4: text) }
  }

  fileprivate init?(version6 text: String) {
    var address = in6_addr()
    // A zone such as `%eth0` means nothing to another machine, and `inet_pton` refuses it.
    guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
    self.init(address)
  }

  /// The host of an address of version 6, or of the address of version 4 that it stands for.
  init(_ address: in6_addr) {
    let bytes = withUnsafeBytes(of: address) { Array($0) }
    let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
    self = isMapped ? .version4(Array(bytes[12...])) : .version6(bytes)
  }

  fileprivate init?(nameOrVersion4 text: String) {
    var name = text.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, !labels.contains(where: \.isEmpty),
      name.utf8.allSatisfy(Self.isOfName)
    else { return nil }
    // As browsers see it, a name whose last label is a number is an address of version 4.
    guard let last = labels.last, last.utf8.allSatisfy(Authority.isDigit) else {
      self = .name(name)
      return
    }
    var bytes: [UInt8] = []
    for label in labels {
      guard let byte = UInt8(label), String(byte) == label else { return nil }
      bytes.append(byte)
    }
    guard bytes.count == 4 else { return nil }
    self = .version4(bytes)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    Authority.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }

  /// Whether only the machine itself is meant.
  var isLoopback: Bool {
    switch self {
    case .name(let name): name == "localhost" || name.hasSuffix(".localhost")
    case .version4(let bytes): bytes[0] == 127
    case .version6(let bytes): bytes == Array(repeating: 0, count: 15) + [1]
    }
  }

  /// Whether all addresses of the machine are meant.
  var isWildcard: Bool {
    switch self {
    case .name: false
    case .version4(let bytes), .version6(let bytes): bytes.allSatisfy { $0 == 0 }
    }
  }
}
