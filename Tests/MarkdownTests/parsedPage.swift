import Diagnostics
import Markdown

/// A text parsed as a page.
func page(_ text: String, from bodyStart: Int = 0) -> MarkdownDocument {
  parsedPage(text, from: bodyStart).document
}

/// A text parsed as a page, with its diagnostics as the printer writes them.
func parsedPage(
  _ text: String, from bodyStart: Int = 0
) -> (document: MarkdownDocument, diagnostics: String) {
  let source = SourceFile(path: "p.md", text: text)
  let (document, diagnostics) = MarkdownDocument.parse(
    source, from: bodyStart, options: .discern)
  return (document, DiagnosticPrinter().text(diagnostics))
}

/// A text as the HTML of a page.
func html(_ text: String, _ change: (inout HTMLOptions) -> Void = { _ in }) -> String {
  var options = HTMLOptions()
  change(&options)
  return string(page(text).renderHTML(options))
}
