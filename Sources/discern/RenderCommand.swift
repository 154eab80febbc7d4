internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Markdown
internal import StudySite

/// Renders one Markdown text.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Turn Markdown into an HTML fragment on standard output.")

  @Flag(name: .customLong("commonmark"), help: "Plain CommonMark, without Discern's additions.")
  var isCommonMark = false

  @Flag(name: .customLong("unsafe"), help: "Let raw HTML and dangerous links through.")
  var isUnsafe = false

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  @Argument(help: "The file; standard input without it.", completion: .file(extensions: ["md"]))
  var file: String?

  func run() throws {
    let bytes: [UInt8]
    if let file {
      guard let data = FileManager.default.contents(atPath: file) else {
        Terminal.report([
          Diagnostic(
            .unreadableFile, at: SourceLocation(path: file), "the file cannot be read")
        ])
        throw contentFailure
      }
      bytes = Array(data)
    } else {
      bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
    }
    let name = file ?? "-"
    let options: ParseOptions = isCommonMark ? .commonMark : .discern
    let document: MarkdownDocument
    var diagnostics: [Diagnostic] = []
    do {
      let source =
        try isCommonMark
        ? SourceFile(path: name, unchecked: bytes) : SourceFile(path: name, bytes: bytes)
      (document, diagnostics) = MarkdownDocument.parse(source, options: options)
    } catch {
      Terminal.report([error.diagnostic])
      throw contentFailure
    }
    if quiet { diagnostics.removeAll { $0.severity != .error } }
    Terminal.report(diagnostics)
    Terminal.write(document.renderHTML(isUnsafe ? .unsafe : HTMLOptions()))
    if diagnostics.contains(where: { $0.severity == .error }) { throw contentFailure }
  }
}
