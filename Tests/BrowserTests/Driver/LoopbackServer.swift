import Foundation

/// A server in a process of its own, on a free port of this machine.
///
/// A shell stands between the tests and the server and holds the reading end of a pipe. When the
/// tests end, however they end, the pipe closes, and the shell stops the server and removes its
/// temporary folder. Nothing has to be called.
final class LoopbackServer: Sendable {
  /// The server did not say its port in time.
  struct NotStarted: Error, CustomStringConvertible {
    let command: [String]
    let output: String

    var description: String {
      "`\(command.joined(separator: " "))` did not start; it printed: \(output)"
    }
  }

  let port: Int
  /// What the server printed until it said its port.
  let greeting: String
  private let lifeline: Pipe
  private let keeper: Process

  /// Starts `command` and waits until its output holds `announcement` followed by a port number.
  init(_ command: [String], announcement: String) async throws {
    // A short name: the browser puts a socket below it, and the length of a socket's path is
    // limited.
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("discern-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let output = folder.appendingPathComponent("output")

    let lifeline = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", Self.keeperScript, "sh"] + command
    var environment = ProcessInfo.processInfo.environment
    environment["TMPDIR"] = folder.path
    process.environment = environment
    process.standardInput = lifeline
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.lifeline = lifeline
    keeper = process

    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(30)
    while true {
      let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
      if let port = Self.port(in: text, after: announcement) {
        self.port = port
        greeting = text
        return
      }
      guard clock.now < deadline, process.isRunning else {
        throw NotStarted(command: command, output: text)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Ends the server and waits until it is gone.
  func stop() async throws {
    try lifeline.fileHandleForWriting.close()
    while keeper.isRunning { try await Task.sleep(for: .milliseconds(20)) }
  }

  deinit {
    try? lifeline.fileHandleForWriting.close()
  }

  /// Runs its arguments, as the leader of a process group, until its own input ends; then ends the
  /// whole group.
  ///
  /// Ends it the hard way: a child of a thread of Swift's inherits blocked signals and would not
  /// hear a softer one.
  private static let keeperScript = """
    if command -v setsid >/dev/null; then
      setsid "$@" >"$TMPDIR/output" 2>&1 </dev/null &
    else
      set -m
      "$@" >"$TMPDIR/output" 2>&1 </dev/null &
      set +m
    fi
    server=$!
    cat >/dev/null
    kill -KILL -"$server"
    rm -rf "$TMPDIR" || { sleep 1; rm -rf "$TMPDIR"; }
    """

  private static func port(in text: String, after announcement: String) -> Int? {
    guard let start = text.range(of: announcement)?.upperBound else { return nil }
    let digits = text[start...].prefix { $0.isNumber }
    // The digits are all there only when something follows them.
    guard digits.endIndex < text.endIndex else { return nil }
    return Int(digits)
  }
}
