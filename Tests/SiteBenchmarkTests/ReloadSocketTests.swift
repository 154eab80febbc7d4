import Foundation
import Testing

@testable import site_benchmark

@Suite struct ReloadSocketTests {
  @Test(arguments: [0, 1, 125, 126, 127, 65_535, 65_536])
  func `a frame is taken once all of it is there`(count: Int) throws {
    let content = [UInt8](repeating: 0x61, count: count)
    var bytes: [UInt8] = [0x81]
    switch count {
    case ..<126: bytes.append(UInt8(count))
    case ..<65_536: bytes += [126, UInt8(count >> 8), UInt8(count & 0xFF)]
    default: bytes += [127] + (0..<8).reversed().map { UInt8(count >> ($0 * 8) & 0xFF) }
    }
    bytes += content
    for part in [0, 1, bytes.count - 1] {
      var some = Array(bytes[..<part])
      #expect(WebSocketFrame(takenFrom: &some) == nil)
      #expect(some.count == part)
    }
    var all = bytes + [0x89, 0]
    #expect(WebSocketFrame(takenFrom: &all) == WebSocketFrame(kind: .text, content: content))
    #expect(WebSocketFrame(takenFrom: &all) == WebSocketFrame(kind: .ping, content: []))
    #expect(all.isEmpty)
  }

  @Test func `what a client sends is masked`() {
    let bytes = WebSocketFrame(kind: .pong, content: Array("hello".utf8)).maskedBytes
    #expect(bytes.prefix(2) == [0x8A, 0x85])
    let mask = bytes[2..<6].map { $0 }
    let content = bytes[6...].enumerated().map { $1 ^ mask[$0 % 4] }
    #expect(content == Array("hello".utf8))
  }

  @Test func `the server's address is taken from a whole line`() {
    #expect(ServedSite.address(in: "Serving x at http://127.0.0.1:80") == nil)
    #expect(
      ServedSite.address(in: "Serving x at http://127.0.0.1:8080/base/ now\n")
        == URL(string: "http://127.0.0.1:8080/base/"))
    #expect(ServedSite.address(in: "Nothing here\n") == nil)
  }
}
