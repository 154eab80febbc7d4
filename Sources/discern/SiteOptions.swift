internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import StudySite

/// What every command that reads a site takes.
struct SiteOptions: ParsableArguments {
  @Option(name: .customLong("site"), help: "The site's folder.", completion: .directory)
  var directory = "."

  @Flag(name: .shortAndLong, help: "Print problems only.")
  var quiet = false
}

/// What building and checking have in common.
struct BuildArguments: ParsableArguments {
  @OptionGroup var site: SiteOptions

  @Option(
    help: "The folder of the finished site (default: 'public' in the site's folder).",
    completion: .directory)
  var output: String?

  @Option(
    name: .customLong("base-url"), help: "The address under which the site will be published.")
  var baseURL: String?

  @Flag(help: "Build drafts too.")
  var drafts = false

  @Flag(help: "Count warnings as errors.")
  var strict = false

  @Option(help: "How many threads to use (default: one for each processor).")
  var threads: Int?

  /// Where the finished site goes.
  var outputFolder: String {
    output ?? (site.directory == "." ? "public" : site.directory + "/public")
  }

  mutating func validate() throws {
    if let baseURL, BaseURL(baseURL) == nil {
      throw ValidationError(
        "'\(baseURL)' is not an absolute web address; write it with https:// and without '?'.")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("The number of threads must be from 1 to 256.")
    }
  }

  /// The options of the build.
  var options: BuildOptions {
    var options = BuildOptions(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    options.baseURL = baseURL.flatMap(BaseURL.init)
    options.includesDrafts = drafts
    options.isStrict = strict
    return options
  }
}
