/// The kinds of alert that GitHub knows.
enum AlertKind: UInt8, CaseIterable {
  case note
  case tip
  case important
  case warning
  case caution

  /// The word between `[!` and `]`.
  var marker: String {
    switch self {
    case .note: "NOTE"
    case .tip: "TIP"
    case .important: "IMPORTANT"
    case .warning: "WARNING"
    case .caution: "CAUTION"
    }
  }

  /// The class that tells the kind, after `alert-`.
  var className: String {
    switch self {
    case .note: "note"
    case .tip: "tip"
    case .important: "important"
    case .warning: "warning"
    case .caution: "caution"
    }
  }

  /// The title that readers see.
  func title(in words: MarkdownWords) -> String {
    switch self {
    case .note: words.note
    case .tip: words.tip
    case .important: words.important
    case .warning: words.warning
    case .caution: words.caution
    }
  }
}
