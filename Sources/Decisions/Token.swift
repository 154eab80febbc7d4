/// A word of a text, as far as phrases can tell it from others.
struct Token {
  /// Where the word stands, in bytes.
  var range: Range<Int>

  /// The number of its stem among the stems of all phrases, or -1.
  var stem: Int32

  /// The number of the word itself among the exact forms of all phrases, or -1.
  var form: Int32

  /// Which of the sentence's beginnings are those of the word.
  var beginnings: Range<Int32>

  /// What stands between it and the word before.
  var boundary: Boundary
}
