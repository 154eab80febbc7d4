/// The answers that a pasted question offers, each under a letter.
public struct AnswerOptions: Sendable, Equatable {
  /// One offered answer.
  public struct Option: Sendable, Equatable {
    /// Its letter, an upper-case ASCII letter.
    public var letter: UInt8
    /// The whole option with its letter, bytes of the text.
    public var range: Range<Int>
    /// What it says, bytes of the text.
    public var body: Range<Int>
  }

  /// The options in the order of their letters; at least two.
  public var options: [Option]

  /// Finds the options of a question.
  ///
  /// Options are marked by letters that go up from A, alike in case, each followed by one of
  /// `. ) : ]` and a space. They stand at the starts of lines, or in running text; an option
  /// reaches to the next one, the last to the end of its line. Small letters and running text are
  /// taken for options only after a question mark, two options also after a colon, so that neither
  /// lists of needs nor the speakers of a dialogue are.
  ///
  /// - Parameter text: Any bytes.
  /// - Returns: The options; nil where the text has none.
  public static func find(in text: [UInt8]) -> AnswerOptions? {
    guard mayHaveOptions(text) else { return nil }
    if let options = find(in: text, atLineStarts: true) { return options }
    return find(in: text, atLineStarts: false)
  }

  /// The text with spaces in place of its options.
  package static func blankingOut(_ text: [UInt8]) -> [UInt8] {
    find(in: text)?.blankedOut(in: text) ?? text
  }

  /// The text with spaces in place of these options.
  func blankedOut(in text: [UInt8]) -> [UInt8] {
    var rest = text
    for option in options {
      // Line ends stay, so that what follows is a sentence of its own.
      for index in option.range where !Self.isLineEnd(rest[index]) { rest[index] = 0x20 }
    }
    return rest
  }

  /// Whether a letter A with a mark after it occurs anywhere; most texts need no closer look.
  private static func mayHaveOptions(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      var previous: UInt8 = 0
      for byte in text {
        if previous & 0xDF == 0x41, byte == 0x2E || byte == 0x29 || byte == 0x3A || byte == 0x5D {
          return true
        }
        previous = byte
      }
      return false
    }
  }

  private static func find(in text: [UInt8], atLineStarts: Bool) -> AnswerOptions? {
    var options: [Option] = []
    var isLower = false
    var atStart = true
    var position = 0
    while position < text.count {
      let byte = text[position]
      if isLineEnd(byte) {
        atStart = true
        position += 1
        continue
      }
      let isSpace = byte == 0x20 || byte == 0x09
      let followsGap = position > 0 && isGap(text[position - 1])
      let mayBegin = atStart || !atLineStarts && followsGap
      if mayBegin, !isSpace, let marker = marker(in: text, at: position) {
        let expected = UInt8(0x41 + options.count)
        let isFirst = marker.letter == 0x41
        if isFirst, options.count > 1, atLineStarts {
          return nil  // speakers who take turns
        }
        if isFirst, options.count < 2 {
          options = [
            Option(letter: 0x41, range: position..<text.count, body: marker.end..<text.count)
          ]
          isLower = marker.isLower
          position = marker.end
          atStart = false
          continue
        }
        if !options.isEmpty, marker.letter == expected, marker.isLower == isLower,
          options.count < 8, atLineStarts || followsGap
        {
          close(&options, at: position, in: text)
          options.append(
            Option(letter: expected, range: position..<text.count, body: marker.end..<text.count))
          position = marker.end
          atStart = false
          continue
        }
      }
      if !isSpace { atStart = false }
      position += 1
    }
    guard options.count > 1 else { return nil }
    let start = options[0].range.lowerBound
    if isLower || !atLineStarts {
      guard options.count > (atLineStarts ? 1 : 2), ends(in: [0x3F], before: start, in: text)
      else { return nil }
    } else if options.count == 2 {
      guard ends(in: [0x3F, 0x3A], before: start, in: text) else { return nil }
    }
    if let last = options.last {
      var end = last.body.lowerBound
      while end < text.count, !isLineEnd(text[end]) { end += 1 }
      close(&options, at: end, in: text)
    }
    return AnswerOptions(options: options)
  }

  private static func close(_ options: inout [Option], at end: Int, in text: [UInt8]) {
    let last = options.count - 1
    let start = options[last].body.lowerBound
    var bodyEnd = max(start, end)
    while bodyEnd > start, text[bodyEnd - 1] <= 0x20 { bodyEnd -= 1 }
    options[last].range = options[last].range.lowerBound..<max(end, bodyEnd)
    options[last].body = start..<bodyEnd
  }

  /// Whether what stands before a place ends in one of these marks.
  private static func ends(in marks: [UInt8], before end: Int, in text: [UInt8]) -> Bool {
    var position = end
    while position > 0, text[position - 1] <= 0x20 || text[position - 1] == 0x2A { position -= 1 }
    return position > 0 && marks.contains(text[position - 1])
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The marker of an option at a place: its letter, and where what it says begins.
  private static func marker(in text: [UInt8], at start: Int)
    -> (letter: UInt8, isLower: Bool, end: Int)?
  {
    var position = start
    // "- A." and "(A)" and "**A.**"
    while position < text.count, position < start + 4,
      [0x28, 0x5B, 0x2A, 0x2D, 0x20].contains(text[position])
    {
      position += 1
    }
    guard position < text.count else { return nil }
    let letter = text[position] & 0xDF
    guard (0x41...0x48).contains(letter), (0x41...0x5A).contains(letter) else { return nil }
    let isLower = text[position] & 0x20 != 0
    position += 1
    guard position < text.count, [0x2E, 0x29, 0x3A, 0x5D].contains(text[position]) else {
      return nil
    }
    position += 1
    while position < text.count, text[position] == 0x2A { position += 1 }
    guard position == text.count || text[position] <= 0x20 else { return nil }
    while position < text.count, text[position] == 0x20 || text[position] == 0x09 { position += 1 }
    return (letter, isLower, position)
  }
}
