import SeededNumbers

/// Documents that mix every construct of CommonMark without regard for sense.
enum MessyDocument {
  static func make(_ random: inout SeededGenerator) -> [UInt8] {
    var text: [UInt8] = []
    let ending = random.pick(["\n", "\n", "\n", "\n", "\r\n", "\r"])
    for _ in 0..<(1 + random.below(14)) {
      text += Array(line(&random).utf8)
      if random.once(in: 60) { text.append(0) }
      text += Array((random.once(in: 40) ? random.pick(["\n", "\r\n", "\r"]) : ending).utf8)
    }
    if random.once(in: 5), !text.isEmpty { text.removeLast() }
    return text
  }

  private static func line(_ random: inout SeededGenerator) -> String {
    if random.once(in: 6) { return random.pick(["", "", "   ", "\t", "> "]) }
    var line = ""
    for _ in 0..<random.pick([0, 0, 0, 1, 1, 2, 3]) { line += random.pick(prefixes) }
    if random.once(in: 120) {
      line += String(repeating: random.pick(["> ", "- ", "1. ", "*", "[", "`"]), count: 60)
    }
    if random.once(in: 4) { return line + random.pick(wholeLines) }
    for _ in 0..<(1 + random.below(7)) { line += random.pick(pieces) }
    return line
  }

  private static let prefixes = [
    "> ", ">", "> > ", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "-\t", "  ", "    ", "\t", "   ",
    " ", "      ", "# ", "## ", "###### ", "0. ", "123456789. ", "-    ", ">\t", "-   \t",
  ]

  private static let wholeLines = [
    "---", "***", "___", "===", "- - -", "```", "~~~", "```swift x", "````", "~~~~ a`b", "<div>",
    "</div>", "<!-- note", "-->", "<?php", "?>", "<pre>", "</pre>", "<script>", "</script>",
    "<![CDATA[", "]]>", "<!DOCTYPE html>", "<span class=\"x\">", "[one]: /url 'title'",
    "[two]: <a b>", "[three]:", "/next \"t\"", "[one]: /other", "[ß]: /sz (title)", "# head #",
    "## head ##\\#", "#", "text\\", "two  ", "<custom-tag a='1' b>", "    code", "\tcode",
    "```a&amp;b \"q\"", "-", "*", "1.", "+", "[x]: <> \"\"", "[multi\nline]: /m 'a\nb'", "<hr />",
  ]

  private static let pieces = [
    "word", " ", " ", "two words", "*", "**", "***", "_", "__", "`", "``", "[", "]", "![", "](",
    ")", "(", "[one]", "[Two][]", "[text][one]", "![alt][two]", "[a](/u)", "[a](<b c> 'd')",
    "![i](j \"k\")", "[x](javascript:alert)", "[d](data:image/png;base64,AA)", "[f](FILE:///x)",
    "[d](data:text/html,x)", "[e](/u \"\")", "<http://a.example/?b=c&d>", "<me@x.example>", "<b>",
    "</b>", "<i a=\"b\">", "<!-- c -->", "<?p?>", "<!D x>", "<![CDATA[x]]>", "&amp;", "&copy;",
    "&#35;", "&#x22;", "&#0;", "&nosuch;", "&", "<", ">", "\"", "'", "\\", "\\*", "\\[", "\\\\",
    "é", "日本", "😀", "\u{A0}", "ẞ", "\t", "  ", "*a*", "**b**", "_c_", "`d`", "a*b*c", "a_b_c",
    "!", "#", "-", "+", "1.", "|", "~", ":", "=", "\u{FEFF}", "\u{2028}", "(a(b)c)", "%20", "a%b",
    "[a](/u\\)b)", "&ngE;", "&quot;", "[ß]", "[SS]", "\\&amp;", "``` x", "[](x)", "![](y)",
    "[a](</b&c>)", "<a:b>", "<ab:c d>", "<x y=z/>", "[p](q 'r\"s')", "\u{7F}", "\u{01}",
  ]
}
