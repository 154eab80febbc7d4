internal import Decisions
internal import Diagnostics

/// What was read from a site's files, kept from one load to the next: each thing stays right as long
/// as the files that it was read from have the revisions that they had.
///
/// Without revisions (`SourceFolder.revision(of:)`) nothing is kept. Used by one load at a time.
final class SiteMemory {
  /// The files that something was made from, with their revisions.
  private struct Origin: Equatable {
    var revisions: [String: Int]
    /// What else it depends on, in words.
    var circumstances: String
  }

  private struct Kept<Value> {
    var origin: Origin
    var value: Value
    var diagnostics: [Diagnostic]
  }

  private var theme: Kept<Theme>?
  private var decisions: Kept<[AuthoredDecision]>?
  private var pages: [String: Kept<SitePage?>] = [:]
  private var images: [String: Kept<(file: OutputFile, size: ImageSize?)?>] = [:]
  private var verdicts: [String: [String: Verdict]] = [:]
  private var decks: [String: (inputs: DeckInputs, files: DeckFiles)] = [:]

  /// The theme, read by `read` where a file of it has changed.
  func theme(
    from folder: any SourceFolder, language: String, _ diagnostics: inout [Diagnostic],
    _ read: (inout [Diagnostic]) -> Theme
  ) -> Theme {
    var origin: Origin?
    do throws(SourceReadError) {
      origin = self.origin(of: try folder.paths(), in: folder, language)
    } catch {
      // Where there is no folder nothing is read from it; what else is wrong with it may pass.
      origin = error == .missing ? self.origin(of: [], in: folder, language) : nil
    }
    return keeping(&theme, origin, &diagnostics, read)
  }

  /// The decisions, read by `read` where one of their files has changed; with them go the verdicts.
  func decisions(
    from paths: [String], in content: any SourceFolder, usesModels: Bool,
    _ diagnostics: inout [Diagnostic], _ read: (inout [Diagnostic]) -> [AuthoredDecision]
  ) -> [AuthoredDecision] {
    let origin = origin(of: paths, in: content, usesModels ? "models" : "phrases")
    if origin == nil || decisions?.origin != origin { verdicts = [:] }
    return keeping(&decisions, origin, &diagnostics, read)
  }

  /// The image at a path with its size, read by `read` where it has changed; nil where it cannot be
  /// read.
  func image(
    _ path: String, in content: any SourceFolder, _ diagnostics: inout [Diagnostic],
    _ read: (inout [Diagnostic]) -> (file: OutputFile, size: ImageSize?)?
  ) -> (file: OutputFile, size: ImageSize?)? {
    keeping(&images[path], origin(of: [path], in: content, ""), &diagnostics, read)
  }

  /// The pages that are still what they were, by path, each with its diagnostics.
  func unchangedPages(
    _ paths: [String], in content: any SourceFolder, circumstances: String
  ) -> [String: (page: SitePage?, diagnostics: [Diagnostic])] {
    var unchanged: [String: (page: SitePage?, diagnostics: [Diagnostic])] = [:]
    for path in paths {
      if let kept = pages[path], let revision = content.revision(of: path),
        kept.origin.revisions[path] == revision, kept.origin.circumstances == circumstances
      {
        unchanged[path] = (kept.value, kept.diagnostics)
      }
    }
    return unchanged
  }

  /// Keeps pages as they were read.
  func keep(
    _ read: [(path: String, page: SitePage?, diagnostics: [Diagnostic])],
    in content: any SourceFolder, circumstances: String
  ) {
    for (path, page, diagnostics) in read {
      guard let origin = origin(of: [path], in: content, circumstances) else { continue }
      pages[path] = Kept(origin: origin, value: page, diagnostics: diagnostics)
    }
  }

  /// Forgets pages and images that are no more.
  func forgetAll(but paths: Set<String>) {
    pages = pages.filter { paths.contains($0.key) }
    images = images.filter { paths.contains($0.key) }
  }

  /// The verdict of a decision on a text, where it was given before.
  func verdict(of decision: String, on text: String) -> Verdict? { verdicts[decision]?[text] }

  /// Keeps the verdicts of a decision in place of those kept before.
  func keep(_ given: [String: Verdict], of decision: String) { verdicts[decision] = given }

  /// The files of a decision's deck, made by `make` where something that they are made of has changed.
  func deck(
    of decision: String, from inputs: DeckInputs, _ make: () -> DeckFiles
  ) -> DeckFiles {
    if let kept = decks[decision], kept.inputs == inputs { return kept.files }
    let files = make()
    decks[decision] = (inputs, files)
    return files
  }

  private func keeping<Value>(
    _ place: inout Kept<Value>?, _ origin: Origin?, _ diagnostics: inout [Diagnostic],
    _ read: (inout [Diagnostic]) -> Value
  ) -> Value {
    if let kept = place, let origin, kept.origin == origin {
      diagnostics += kept.diagnostics
      return kept.value
    }
    var found: [Diagnostic] = []
    let value = read(&found)
    diagnostics += found
    place = origin.map { Kept(origin: $0, value: value, diagnostics: found) }
    return value
  }

  private func origin(
    of paths: [String], in folder: any SourceFolder, _ circumstances: String
  ) -> Origin? {
    var revisions: [String: Int] = [:]
    for path in paths {
      guard let revision = folder.revision(of: path) else { return nil }
      revisions[path] = revision
    }
    return Origin(revisions: revisions, circumstances: circumstances)
  }
}
