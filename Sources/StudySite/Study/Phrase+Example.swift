internal import Decisions

extension Phrase {
  /// The phrase as a learner would meet it: the first of alternatives, optional words left out,
  /// `…` for a gap and for the rest of a word.
  var example: String {
    var words: [Substring] = []
    for word in text.split(separator: " ") where !word.hasPrefix("(") {
      let first = word.split(separator: "/").first ?? ""
      words.append(first.hasPrefix("=") ? first.dropFirst() : first)
    }
    return words.joined(separator: " ").replacing("...", with: "…").replacing("*", with: "…")
  }
}
