/// What the command line says about a build.
package struct BuildOptions: Sendable {
  /// The address that takes the place of the configured one.
  package var baseURL: BaseURL?
  /// Whether drafts are built too.
  package var includesDrafts = false
  /// Whether warnings count as errors.
  package var isStrict = false
  /// The day that takes the place of the configured one.
  package var today: CalendarDate?
  /// How many threads parse and render; the output does not depend on it.
  package var threads: Int

  /// Whether verdicts rest on learned weights too, where there are any.
  package var usesModels = true

  /// The same options with verdicts by phrases alone.
  var withoutModels: BuildOptions {
    var options = self
    options.usesModels = false
    return options
  }

  /// The options of a plain `discern build` on `threads` threads.
  package init(threads: Int) {
    self.threads = threads
  }
}
