import Foundation

/// Speaks the W3C WebDriver protocol: JSON over HTTP to a driver on this machine.
struct WebDriverClient: Sendable {
  /// The driver refused a command, with the protocol's own error code and its message.
  struct CommandError: Error, CustomStringConvertible {
    let command: String
    let code: String
    let message: String

    var description: String { "\(command): \(code): \(message)" }
  }

  private struct Reply<Value: Decodable>: Decodable {
    let value: Value
  }

  private struct Failure: Decodable {
    let error: String
    let message: String
  }

  /// Stands for a value that nobody reads.
  struct Ignored: Decodable {
    init(from decoder: any Decoder) {}
  }

  private let http: LoopbackHTTP

  init(port: Int) {
    http = LoopbackHTTP(port: port)
  }

  /// Sends a command and decodes the member `value` of the answer.
  func send<Value: Decodable & Sendable>(
    _ method: String, _ path: String, _ body: JSONValue? = nil, as type: Value.Type
  ) async throws -> Value {
    let answer = try await http.answer(
      to: method, path, body: body.map { try JSONEncoder().encode($0) })
    guard answer.status == 200 else {
      let failure = try? JSONDecoder().decode(Reply<Failure>.self, from: answer.body).value
      throw CommandError(
        command: "\(method) \(path)", code: failure?.error ?? "unexpected answer",
        message: failure?.message ?? String(decoding: answer.body, as: UTF8.self))
    }
    return try JSONDecoder().decode(Reply<Value>.self, from: answer.body).value
  }

  /// Sends a command whose answer says nothing but that it was done.
  func send(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws {
    _ = try await send(method, path, body, as: Ignored.self)
  }
}
