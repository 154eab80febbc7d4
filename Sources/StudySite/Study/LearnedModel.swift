internal import Decisions
internal import Diagnostics

/// The weights of a decision and their card.
struct LearnedModel: Sendable {
  var weights: LearnedWeights
  var card: ModelCard
  /// What the two files are, as a hash.
  var contents: ContentHash

  /// The largest weights that are read, in bytes.
  static let maximumSize = 4 << 20

  /// Reads the model of a decision; nil where it has none, or, with a diagnostic, where something
  /// is amiss with it.
  static func read(
    _ sources: SiteSources, of decision: Decision, _ diagnostics: inout [Diagnostic]
  ) -> LearnedModel? {
    let files = sources.models[decision.id]
    guard let files else { return nil }
    let path = "content/models/\(decision.id).weights"
    let place = SourceLocation(path: path)
    guard let bytes = files.weights else {
      diagnostics.append(
        Diagnostic(
          .malformedModel, at: SourceLocation(path: "content/models/\(decision.id).yaml"),
          "the weights that this card tells of are missing",
          suggestion: "run 'discern train', or delete the card"))
      return nil
    }
    let weights: LearnedWeights
    do throws(LearnedWeights.DecodingError) {
      weights = try LearnedWeights(bytes, for: decision)
    } catch {
      diagnostics.append(
        Diagnostic(
          .malformedModel, at: place,
          error == .otherDecision
            ? "the weights were trained for a decision with other choices or signals"
            : "the file does not hold weights, or is damaged",
          suggestion: "run 'discern train', or delete the file to decide by phrases alone"))
      return nil
    }
    guard let source = files.card else {
      diagnostics.append(
        Diagnostic(
          .malformedModel, at: place, "the card 'content/models/\(decision.id).yaml' is missing",
          suggestion: "run 'discern train'"))
      return nil
    }
    guard let card = ModelCard.read(source, of: decision, &diagnostics) else { return nil }
    if card.weights != Fingerprint(bytes).text {
      diagnostics.append(
        Diagnostic(
          .malformedModel, at: SourceLocation(path: source.path),
          "the card belongs to other weights than those beside it",
          suggestion: "run 'discern train', which writes both"))
      return nil
    }
    var contents = ContentHash(bytes)
    contents.add(source.bytes)
    return LearnedModel(weights: weights, card: card, contents: contents)
  }
}
