internal import Markdown

extension MarkdownWords {
  /// The words around Markdown's elements from the words of the interface.
  init(_ words: Words) {
    self.init()
    note = words("note")
    tip = words("tip")
    important = words("important")
    warning = words("warning")
    caution = words("caution")
    recall = words("recall")
    showAnswer = words("showAnswer")
    headingAnchor = words("anchorLabel")
    table = words("tableLabel")
  }
}
