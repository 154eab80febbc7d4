/// Turns diagnostics into text for people or JSON for programs: the only printer there is.
public struct DiagnosticPrinter: Sendable {
  /// Whether severities are coloured with ANSI escape codes.
  public var usesColour: Bool

  /// A printer of plain text, or of coloured text.
  public init(usesColour: Bool = false) {
    self.usesColour = usesColour
  }

  /// One line for each diagnostic and each of its notes, sorted by place, each ending in LF:
  /// `path:line:column: severity: message; suggestion [rule]`.
  public func text(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    for diagnostic in diagnostics.sorted(by: Diagnostic.isOrderedBefore) {
      text += place(diagnostic.location)
      text += " " + coloured(diagnostic.severity) + " " + diagnostic.message.onOneLine
      if let suggestion = diagnostic.suggestion { text += "; " + suggestion.onOneLine }
      text += " [\(diagnostic.rule.rawValue)]\n"
      for note in diagnostic.notes {
        text +=
          place(note.location) + " " + coloured(Severity.note) + " " + note.message.onOneLine + "\n"
      }
    }
    return text
  }

  /// A JSON array with one object for each diagnostic, sorted by place, ending in LF.
  ///
  /// Keys: `path`, `line`, `column`, `severity`, `rule`, `message`, `suggestion`, `notes`.
  public func json(_ diagnostics: [Diagnostic]) -> String {
    let objects = diagnostics.sorted(by: Diagnostic.isOrderedBefore).map { diagnostic in
      let notes = diagnostic.notes.map { note in
        "{\(jsonPlace(note.location)), \"message\": \(jsonString(note.message))}"
      }
      return "{\(jsonPlace(diagnostic.location)), "
        + "\"severity\": \(jsonString(diagnostic.severity.rawValue)), "
        + "\"rule\": \(jsonString(diagnostic.rule.rawValue)), "
        + "\"message\": \(jsonString(diagnostic.message)), "
        + "\"suggestion\": \(diagnostic.suggestion.map(jsonString) ?? "null"), "
        + "\"notes\": [\(notes.joined(separator: ", "))]}"
    }
    return objects.isEmpty ? "[]\n" : "[\n  " + objects.joined(separator: ",\n  ") + "\n]\n"
  }

  private func place(_ location: SourceLocation) -> String {
    var text = location.path.onOneLine
    if location.line > 0 { text += ":\(location.line)" }
    if location.line > 0, location.column > 0 { text += ":\(location.column)" }
    return text + ":"
  }

  private func jsonPlace(_ location: SourceLocation) -> String {
    "\"path\": \(jsonString(location.path)), \"line\": \(location.line), "
      + "\"column\": \(location.column)"
  }

  private func coloured(_ severity: Severity) -> String {
    guard usesColour else { return severity.rawValue + ":" }
    let code =
      switch severity {
      case .error: 31
      case .warning: 33
      case .note: 36
      }
    return "\u{1B}[1;\(code)m\(severity.rawValue):\u{1B}[0m"
  }
}

/// `text` as a JSON string with its quotation marks; `<` is written as `\u003c`, so that the
/// result may stand in an HTML script element.
package func jsonString(_ text: String) -> String {
  let hexadecimal = Array("0123456789abcdef".utf8)
  var bytes: [UInt8] = [UInt8(ascii: "\"")]
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""): bytes += Array("\\\"".utf8)
    case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
    case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
    case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
    case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
    case 0..<0x20, UInt8(ascii: "<"), 0x7F:
      bytes += Array("\\u00".utf8)
      bytes.append(hexadecimal[Int(byte >> 4)])
      bytes.append(hexadecimal[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
  return String(decoding: bytes, as: UTF8.self)
}

extension String {
  /// The string with control characters written as escapes, so that what an author typed cannot
  /// break a line or command a terminal.
  fileprivate var onOneLine: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isControl {
        text += scalar.escaped(asASCII: true)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
