internal import ArgumentParser

/// The command line: reads arguments, prints, and sets the exit code.
@main
struct Discern: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discern",
    abstract: "Builds study sites for exams that ask “which one, when?”.",
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, ServeCommand.self, CheckCommand.self, RenderCommand.self,
      DecideCommand.self,
      TrainCommand.self, EvaluateCommand.self, CardsCommand.self, RecordCommand.self,
      InitCommand.self,
    ])
}
