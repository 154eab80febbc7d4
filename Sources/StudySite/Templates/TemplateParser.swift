/// Turns the parts of a template into steps, and drops the lines on which tags stand alone as the
/// Mustache engine `swift-mustache` does, with which the tests compare it.
struct TemplateParser {
  /// What is true of the place that is read.
  private struct Place {
    /// Whether nothing but white space was read since the line began.
    ///
    /// After a section this tells whether the tag that began it stood alone, whatever stands
    /// before the end tag.
    var isAtLineStart = true
    /// Whether the place is in the blocks that a template hands to another.
    var isInParent = false
    /// Whether the place is between these blocks.
    var isBetweenBlocks = false
    /// The indentation of such a block's first line, which its other lines lose.
    var indentation: Int?

    func inSection(standsAlone: Bool) -> Place {
      var place = self
      place.isBetweenBlocks = false
      place.isAtLineStart = standsAlone
      return place
    }

    var inParent: Place {
      var place = self
      (place.isAtLineStart, place.isInParent, place.isBetweenBlocks) = (true, true, true)
      return place
    }
  }

  private let parts: [TemplatePart]
  /// The part that is read next, and how much of its text is read already.
  private var next = 0
  private var offset = 0
  /// The blocks found between the tags of the innermost parent.
  private var blocks: [String: [TemplateStep]] = [:]

  /// The steps of a template whose tags are nested well.
  static func steps(of parts: [TemplatePart]) throws(TemplateSyntaxError) -> [TemplateStep] {
    var parser = TemplateParser(parts: parts)
    return try parser.readSteps(in: Place())
  }

  private init(parts: [TemplatePart]) {
    self.parts = parts
  }

  /// Reads up to the end tag of the section, or to the end.
  private mutating func readSteps(
    in start: Place
  ) throws(TemplateSyntaxError) -> [TemplateStep] {
    var place = start
    var steps: [TemplateStep] = []
    var lineStart: ArraySlice<UInt8> = []
    func add(_ text: ArraySlice<UInt8>) {
      if case .text(let before) = steps.last {
        steps[steps.count - 1] = .text(before + text)
      } else if !text.isEmpty {
        steps.append(.text(Array(text)))
      }
    }
    while next < parts.count {
      if place.isAtLineStart {
        let blanks = readBlanks()
        if !place.isInParent || place.isBetweenBlocks {
          lineStart = blanks
        } else if let indentation = place.indentation {
          lineStart = blanks.dropFirst(indentation)
        } else {
          place.indentation = blanks.count
        }
      }
      let (text, endsLine) = readLine()
      if endsLine {
        add(lineStart + text)
        place.isAtLineStart = true
        continue
      }
      if !text.isEmpty {
        add(lineStart + text)
        lineStart = []
        place.isAtLineStart = false
      }
      guard next < parts.count, case .tag(let tag) = parts[next] else { break }
      next += 1
      let standsAlone = tag.mayStandAlone && place.isAtLineStart && passLineEnd()
      let keepsIndentation =
        switch tag.kind {
        case .comment: false
        case .partial, .parent: true
        case .block: !place.isBetweenBlocks
        default: !standsAlone
        }
      if keepsIndentation {
        add(lineStart)
        lineStart = []
      }
      let inner = place.inSection(standsAlone: standsAlone)
      switch tag.kind {
      case .comment: break
      case .variable, .raw: steps.append(.value(TemplateName(tag.name)))
      case .section: steps.append(.section(TemplateName(tag.name), try readSteps(in: inner)))
      case .invertedSection:
        steps.append(.invertedSection(TemplateName(tag.name), try readSteps(in: inner)))
      case .end: return steps
      case .partial: steps.append(.include(tag.name, blocks: [:]))
      case .parent:
        steps.append(.include(tag.name, blocks: try readBlocks(in: place.inParent, of: tag)))
      case .block where place.isBetweenBlocks:
        let filling = try readSteps(in: inner)
        blocks[tag.name] = filling
      case .block: steps.append(.block(tag.name, try readSteps(in: inner)))
      }
      place.isAtLineStart = standsAlone
    }
    return steps
  }
  /// Reads the blocks between the tags of a parent; text between them counts for nothing.
  private mutating func readBlocks(
    in place: Place, of parent: TemplateTag
  ) throws(TemplateSyntaxError) -> [String: [TemplateStep]] {
    let outerBlocks = blocks
    blocks = [:]
    defer { blocks = outerBlocks }
    for step in try readSteps(in: place) {
      guard case .text = step else {
        throw TemplateSyntaxError(
          offset: parent.range.lowerBound,
          message: "between '{{<\(parent.name)}}' and its end only blocks may stand",
          suggestion: "put it into a block, or before or behind")
      }
    }
    return blocks
  }

  /// Reads the spaces and tabs that come next.
  private mutating func readBlanks() -> ArraySlice<UInt8> {
    guard case .text(let text) = parts[next] else { return [] }
    let blanks = text[offset...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    advance(to: blanks.endIndex, of: text)
    return blanks
  }

  /// Reads up to the next tag or behind the next line feed.
  private mutating func readLine() -> (text: ArraySlice<UInt8>, endsLine: Bool) {
    guard next < parts.count, case .text(let text) = parts[next] else { return ([], false) }
    let lineFeed = text[offset...].firstIndex(of: UInt8(ascii: "\n"))
    let line = text[offset..<(lineFeed.map { $0 + 1 } ?? text.count)]
    advance(to: line.endIndex, of: text)
    return (line, lineFeed != nil)
  }

  /// Passes blanks and the line ending behind them, if there is nothing else on the line.
  private mutating func passLineEnd() -> Bool {
    guard next < parts.count else { return true }
    guard case .text(let text) = parts[next] else { return false }
    var rest = text[offset...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if rest.starts(with: "\r\n".utf8) { rest.removeFirst() }
    guard rest.first == UInt8(ascii: "\n") else { return false }
    advance(to: rest.startIndex + 1, of: text)
    return true
  }

  private mutating func advance(to end: Int, of text: [UInt8]) {
    offset = end
    if offset == text.count { (next, offset) = (next + 1, 0) }
  }
}

extension TemplateTag {
  /// Whether the line goes on which the tag is all there is.
  fileprivate var mayStandAlone: Bool { kind != .variable && kind != .raw }
}
