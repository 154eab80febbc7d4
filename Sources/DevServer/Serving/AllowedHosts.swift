#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The hosts by which the server lets itself be called.
///
/// A page on the internet can give its own name the address of this machine (DNS rebinding), and the
/// browser then takes what the server answers for that page's own. The `Host` header still tells the
/// name, so that names which are not this machine's are refused.
struct AllowedHosts: Sendable {
  private let bound: Authority.Host?
  private let machineNames: Set<String>

  /// The hosts of a server that listens at `host`, an address or a name.
  init(listeningAt host: String) {
    bound = Authority.Host(host)
    machineNames = bound?.isLoopback == true ? [] : Self.namesOfMachine()
  }

  /// Whether other machines can reach the server.
  var isOpenToOthers: Bool { bound?.isLoopback != true }

  /// The addresses of version 4 by which other machines on the network can name this one, sorted;
  /// none where the server listens at one address alone.
  var networkAddresses: [String] {
    guard bound?.isWildcard == true else { return [] }
    return Self.addressesOfMachine().compactMap { host in
      guard !host.isLoopback, case .version4(let bytes) = host else { return nil }
      return bytes.map { String($0) }.joined(separator: ".")
    }
    .sorted()
  }

  /// Whether a host and port name this server, which listens at `port`.
  func allow(_ authority: Authority, port: Int) -> Bool {
    if let named = authority.port, named != port { return false }
    if authority.host.isLoopback || authority.host == bound { return true }
    guard isOpenToOthers else { return false }
    switch authority.host {
    case .name(let name): return machineNames.contains(name)
    // Asked anew each time: a machine that changes networks has new addresses.
    case .version4, .version6: return Self.addressesOfMachine().contains(authority.host)
    }
  }

  private static func namesOfMachine() -> Set<String> {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return [] }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    guard case .name(let name)? = Authority.Host(String(decoding: bytes, as: UTF8.self)),
      let label = name.split(separator: ".").first
    else { return [] }
    return [name, String(label) + ".local"]
  }

  private static func addressesOfMachine() -> Set<Authority.Host> {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    var addresses: Set<Authority.Host> = []
    var next = first
    while let interface = next {
      next = interface.pointee.ifa_next
      guard let address = interface.pointee.ifa_addr else { continue }
      switch Int32(address.pointee.sa_family) {
      case AF_INET:
        address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
          let bytes = withUnsafeBytes(of: address.pointee.sin_addr) { Array($0) }
          addresses.insert(.version4(bytes))
        }
      case AF_INET6:
        address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
          _ = addresses.insert(Authority.Host(address.pointee.sin6_addr))
        }
      default: break
      }
    }
    return addresses
  }
}
