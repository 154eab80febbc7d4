/// What a template makes of all objects of one shape: text with places for their values.
struct TemplateSkeleton: Sendable {
  /// Text, and the number of the value that comes before it.
  private struct Piece {
    var value: Int
    var text: [UInt8]
  }

  private let start: [UInt8]
  private let pieces: [Piece]
  /// The text before, between and after the values, in bytes.
  private let textCount: Int

  /// Cuts what the template made of a `MarkedObject` at its markers.
  init(marked html: String) {
    let parts = html.utf8.split(separator: 0, omittingEmptySubsequences: false)
    start = parts.first.map { Array($0) } ?? []
    pieces = stride(from: 1, to: parts.count - 1, by: 2).compactMap { index in
      Int(Substring(parts[index])).map { Piece(value: $0, text: Array(parts[index + 1])) }
    }
    textCount = pieces.reduce(start.count) { $0 + $1.text.count }
  }

  /// The finished HTML.
  ///
  /// - Parameter values: The values of an object of the skeleton's shape, in their order; a text is
  ///   escaped, and HTML put in as it is.
  /// - Returns: The bytes of the HTML.
  func filled(with values: [TemplateValue]) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(
      pieces.reduce(textCount) { $0 + Self.expectedCount(values[$1.value]) })
    html += start
    for piece in pieces {
      switch values[piece.value] {
      case .text(let text): appendEscapedHTML(text, to: &html)
      case .html(let markup): html += markup
      case .flag, .list, .object, .absent: break
      }
      html += piece.text
    }
    return html
  }

  private static func expectedCount(_ value: TemplateValue) -> Int {
    switch value {
    case .text(let text): text.utf8.count
    case .html(let markup): markup.count
    case .flag, .list, .object, .absent: 0
    }
  }
}
