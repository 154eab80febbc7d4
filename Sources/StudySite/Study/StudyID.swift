/// The form of the ids that authors give to rows, signals, cards and the like.
enum StudyID {
  /// What is wrong with an id, to follow it in a sentence; nil where it is well formed.
  static func problem(in id: String) -> String? {
    if id.isEmpty { return "is empty" }
    if id.utf8.count > 80 { return "is longer than 80 characters" }
    let isAllowed: (UInt8) -> Bool = { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    return id.utf8.allSatisfy(isAllowed) ? nil : "has a character that an id may not have"
  }
}
