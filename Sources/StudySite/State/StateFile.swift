internal import Foundation
internal import Markdown
internal import Publication

/// The file in `.discern/` that holds the state of the last build.
struct StateFile {
  /// What the file has to say about the last build.
  enum Finding {
    case state(BuildState)
    /// There was no build, or its state was removed.
    case missing
    /// The file is damaged, or of another version of the program.
    case damaged
    /// Another program made the site, or the same with other options or for another folder.
    case foreign
  }

  private let path: String
  private let circumstances: ContentHash

  /// The state of the site in a folder, as a build into `output` with these options finds it.
  init(of directory: String, output: String, _ options: BuildOptions) {
    path = directory + "/.discern/state"
    var hash = ContentHash()
    hash.add(Self.programStamp.map { "\($0)" })
    hash.add(cmarkVersion)
    hash.add(URL(fileURLWithPath: output).standardizedFileURL.path)
    hash.add(URL(fileURLWithPath: directory).standardizedFileURL.path)
    hash.add(options.baseURL?.text)
    hash.add(options.today?.text)
    for flag in [options.includesDrafts, options.isStrict, options.usesModels] { hash.add(flag) }
    circumstances = hash
  }

  /// Reads the file.
  func read() -> Finding {
    guard let data = FileManager.default.contents(atPath: path) else { return .missing }
    guard let state = try? BuildState([UInt8](data)) else { return .damaged }
    // A program that cannot be told from others trusts none.
    if Self.programStamp == nil { return .foreign }
    return state.circumstances == circumstances ? .state(state) : .foreign
  }

  /// Writes the file, whole or not at all; without it the next build is a full one.
  func write(
    sources: [BuildState.Source], products: [BuildState.Product], _ outcome: BuildOutcome
  ) {
    let state = BuildState(
      circumstances: circumstances, sources: sources, products: products,
      diagnostics: outcome.diagnostics, pageCount: outcome.pageCount)
    do {
      try Data(state.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      remove()
    }
  }

  /// Removes the file.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Which file the running program is, and of what time.
  private static let programStamp: FileStamp? = {
    #if os(Linux)
      let program = "/proc/self/exe"
    #else
      let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
    return FileStamp(ofFileAt: program)
  }()
}
