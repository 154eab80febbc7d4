/// The text as XML character data: markup characters as references, characters that XML 1.0 does
/// not allow left out.
func escapeXML(_ text: String) -> String {
  let allowed = text.unicodeScalars.filter { scalar in
    scalar.value >= 0x20
      ? scalar.value != 0xFFFE && scalar.value != 0xFFFF
      : ["\t", "\n", "\r"].contains(scalar)
  }
  return escapeHTML(String(String.UnicodeScalarView(allowed)))
}
