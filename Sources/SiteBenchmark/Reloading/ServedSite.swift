internal import Foundation

/// A running `discern serve`.
final class ServedSite {
  /// Where the site is served, such as `http://127.0.0.1:40123/`.
  let address: URL
  private let process: Process

  /// Starts the server for a site and waits until it tells its address.
  ///
  /// - Throws: `BenchmarkError` where it ends before that.
  init(_ site: String, program: String) throws(BenchmarkError) {
    process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["serve", "--site", site, "--port", "0"]
    let output = Pipe()
    process.standardOutput = output
    guard (try? process.run()) != nil else { throw BenchmarkError("'\(program)' does not run.") }
    let handle = output.fileHandleForReading
    var said = Data()
    var found: URL?
    while found == nil {
      let piece = handle.availableData
      guard !piece.isEmpty else {
        process.waitUntilExit()
        throw BenchmarkError("'discern serve' ended before it told an address.")
      }
      said += piece
      found = Self.address(in: String(decoding: said, as: UTF8.self))
    }
    guard let found else { throw BenchmarkError("'discern serve' told no address.") }
    address = found
    // What it says from now on must be read, lest it wait for a reader.
    handle.readabilityHandler = { handle in
      if handle.availableData.isEmpty { handle.readabilityHandler = nil }
    }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// User and system time since the start, in seconds.
  ///
  /// - Throws: `BenchmarkError` where the system does not tell.
  func processorSeconds() throws(BenchmarkError) -> Double {
    let path = "/proc/\(process.processIdentifier)/stat"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    // The second field is a name in brackets, which may hold spaces.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      throw BenchmarkError("'\(path)' does not tell the processor time.")
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The address in what the server said; nil until its line is whole.
  static func address(in text: String) -> URL? {
    guard let start = text.range(of: "http://")?.lowerBound else { return nil }
    let rest = text[start...]
    guard let end = rest.firstIndex(where: \.isWhitespace) else { return nil }
    return URL(string: String(rest[..<end]))
  }
}
