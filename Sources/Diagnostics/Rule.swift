/// The rules that content, configuration and templates must keep, by their printed ids.
///
/// Each rule has a failing example in the tests.
public enum Rule: String, CaseIterable, Sendable {
  // Files
  case fileTooLarge = "file-too-large"
  case notUTF8 = "not-utf-8"
  case unreadableFile = "unreadable-file"
  case missingContent = "missing-content"

  // YAML: site.yaml, decisions, ledger and front matter
  case badYAML = "bad-yaml"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case invalidValue = "invalid-value"
  case unclosedFrontMatter = "unclosed-front-matter"

  // Markdown
  case nestingTooDeep = "nesting-too-deep"
  case rawHTML = "raw-html"
  case dangerousLink = "dangerous-link"
  case missingAltText = "missing-alt-text"
  case unknownAlert = "unknown-alert"
  case malformedTable = "malformed-table"
  case malformedPrompt = "malformed-prompt"

  // Pages and links
  case duplicateURL = "duplicate-url"
  case unknownLinkTarget = "unknown-link-target"
  case unknownAnchor = "unknown-anchor"
  case missingImage = "missing-image"
  case unknownImageFormat = "unknown-image-format"
  case missingBaseURL = "missing-base-url"
  case vanishedURL = "vanished-url"
  case vanishedCard = "vanished-card"
  case vanishedAnchor = "vanished-anchor"

  // Decisions, scenarios and cards
  case duplicateID = "duplicate-id"
  case retiredID = "retired-id"
  case unknownDecision = "unknown-decision"
  case unknownChoice = "unknown-choice"
  case unknownDriver = "unknown-driver"
  case unknownSignal = "unknown-signal"
  case invalidPhrase = "invalid-phrase"
  case contradictedKey = "contradicted-key"
  case malformedScenarioTable = "malformed-scenario-table"
  case missingScenarios = "missing-scenarios"
  case unclaimedPrompts = "unclaimed-prompts"
  case malformedExample = "malformed-example"
  case tooFewExamples = "too-few-examples"
  case malformedModel = "malformed-model"
  case unexercisedSignal = "unexercised-signal"
  case unexercisedTrap = "unexercised-trap"
  case singleRowPhrase = "single-row-phrase"
  case ledgerOutdated = "ledger-outdated"
  case staleSource = "stale-source"
  case futureDate = "future-date"

  // Cards as Anki takes them
  case duplicateGUID = "duplicate-guid"
  case emptyFront = "empty-front"
  case unbalancedHTML = "unbalanced-html"
  case alteredName = "altered-name"

  // Templates
  case malformedTemplate = "malformed-template"
  case unknownTemplateVariable = "unknown-template-variable"
  case missingPartial = "missing-partial"
  case missingAsset = "missing-asset"
  case missingWords = "missing-words"
  case unknownWord = "unknown-word"

  // Output
  case unverifiedOutput = "unverified-output"
  case unwritableOutput = "unwritable-output"
  case refusedOutput = "refused-output"
  case siteLocked = "site-locked"

  /// How grave a breach is unless the diagnostic says otherwise.
  public var severity: Severity {
    switch self {
    case .missingScenarios, .missingWords, .unclaimedPrompts, .unexercisedSignal, .unexercisedTrap,
      .singleRowPhrase, .ledgerOutdated, .staleSource,
      .futureDate,
      .vanishedURL, .vanishedAnchor, .vanishedCard, .unknownAlert, .rawHTML:
      .warning
    case .missingBaseURL: .note
    default: .error
    }
  }
}
