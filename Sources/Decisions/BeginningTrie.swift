/// The beginnings of words that phrases ask for, as a trie over bytes.
struct BeginningTrie: Sendable {
  private struct Node: Sendable {
    var byte: UInt8
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    var number: Int32 = -1
  }

  private var nodes = [Node(byte: 0)]
  private(set) var count = 0

  /// Adds a beginning unless it is there, and returns its number: 0, 1, 2 and on.
  mutating func insert(_ beginning: [UInt8]) -> Int32 {
    var node = 0
    for byte in beginning {
      let child = child(of: node, byte)
      if child >= 0 {
        node = Int(child)
      } else {
        nodes.append(Node(byte: byte, nextSibling: nodes[node].firstChild))
        nodes[node].firstChild = Int32(nodes.count - 1)
        node = nodes.count - 1
      }
    }
    if nodes[node].number < 0 {
      nodes[node].number = Int32(count)
      count += 1
    }
    return nodes[node].number
  }

  /// Appends the numbers of all beginnings of a word, shortest first.
  func appendBeginnings(of word: [UInt8], to numbers: inout [Int32]) {
    guard count > 0 else { return }
    var node = 0
    for byte in word {
      let child = child(of: node, byte)
      if child < 0 { return }
      node = Int(child)
      if nodes[node].number >= 0 { numbers.append(nodes[node].number) }
    }
  }

  private func child(of node: Int, _ byte: UInt8) -> Int32 {
    var child = nodes[node].firstChild
    while child >= 0, nodes[Int(child)].byte != byte { child = nodes[Int(child)].nextSibling }
    return child
  }
}
