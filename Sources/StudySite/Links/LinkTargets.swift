/// The paths that links may lead to, by folder and by name, for suggestions.
struct LinkTargets: Sendable {
  /// Sorted paths by the folder they lie in.
  let byFolder: [String: [String]]
  /// Sorted paths by their last part.
  let byName: [String: [String]]

  init(_ paths: [String]) {
    let paths = paths.sorted()
    byFolder = Dictionary(grouping: paths) { SiteURL($0).folder }
    byName = Dictionary(grouping: paths) { Self.name(of: $0) }
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
