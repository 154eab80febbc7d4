internal import Diagnostics

/// What is kept of a finished page besides its bytes.
struct RenderedPage: Sendable {
  var url: SiteURL
  /// What it was made from.
  var inputs: PageInputs
  /// The addresses among which its links were resolved.
  var addresses: ContentHash
  /// Its bytes, as a hash.
  var contents: ContentHash
  /// The ids of its elements, in order.
  var ids: [String]
  /// The parts of pages that its links lead to.
  var anchorUses: [LinkResolver.AnchorUse]
  /// What was found wrong while it was made.
  var diagnostics: [Diagnostic]
}
