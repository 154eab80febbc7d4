/// A key by the character that the WebDriver protocol gives it.
enum Key: String, Sendable {
  case tab = "\u{E004}"
  case enter = "\u{E007}"
  case space = " "
  case escape = "\u{E00C}"
}
