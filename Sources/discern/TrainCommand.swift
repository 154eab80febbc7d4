internal import ArgumentParser
internal import Decisions
internal import Diagnostics
internal import Foundation
internal import StudySite

/// Learns weights from labelled examples.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learn a decision's weights from its labelled examples.",
    discussion: """
      Reads content/examples/ID and the scenario table, writes content/models/ID.weights and its \
      card ID.yaml. The same examples give the same bytes with any number of threads. Texts in held-out/ are \
      never trained on; --held-out judges them and puts the figures on the card.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: "The decision's id; needed where the site has several.")
  var decision: String?

  @Flag(help: "Judge the texts that were kept aside, once all is chosen.")
  var heldOut = false

  @Option(help: "How many threads to use (default: one for each processor).")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("The number of threads must be from 1 to 256.")
    }
  }

  func run() throws {
    let id = try chosenClassifier(of: site.directory, named: decision, usesModels: false)
      .decision.id
    let outcome = trainModel(
      in: site.directory, decision: id, judgesHeldOut: heldOut,
      BuildOptions(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount))
    Terminal.report(outcome.diagnostics)
    guard let card = outcome.card else { throw contentFailure }
    if !site.quiet {
      Terminal.write(
        """
        Trained on \(card.textCount) texts by \(card.writerCount) writers and \
        \(card.statementCount) statements; \(outcome.size) bytes in content/models/\(id).weights.
        A verdict is given from \(DecimalText.rounded(card.threshold * 100, places: 0))% on.

        """)
    }
  }
}
