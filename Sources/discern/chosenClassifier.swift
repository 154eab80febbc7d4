internal import ArgumentParser
internal import Decisions
internal import Diagnostics
internal import StudySite

/// The classifier of the named decision of a site, or of its only one.
///
/// Reports what is wrong with the decisions and throws the exit code; a decision that is missing or
/// not named throws a usage error.
func chosenClassifier(of directory: String, named decision: String?, usesModels: Bool = true)
  throws -> Classifier
{
  var diagnostics: [Diagnostic] = []
  let classifiers = SiteDecisions.load(
    in: directory, usesModels: usesModels, &diagnostics
  ).classifiers
  let errors = diagnostics.filter { $0.severity == .error }
  guard errors.isEmpty else {
    Terminal.report(errors)
    throw contentFailure
  }
  let ids = classifiers.map(\.decision.id)
  if let decision {
    guard let index = ids.firstIndex(of: decision) else {
      let suggestion = didYouMean(decision, in: ids) ?? "known: \(ids.joined(separator: ", "))"
      throw ValidationError("There is no decision '\(decision)'; \(suggestion).")
    }
    return classifiers[index]
  }
  guard classifiers.count == 1 else {
    throw ValidationError(
      ids.isEmpty
        ? "The site has no decision."
        : "Name one with --decision: \(ids.joined(separator: ", ")).")
  }
  return classifiers[0]
}
