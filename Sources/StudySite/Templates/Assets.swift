internal import Diagnostics

/// The theme's style sheets, scripts and pictures, with the names under which they are published.
///
/// A published name carries a hash of the content, so that hosts may cache it for ever.
struct Assets: Sendable {
  /// The published files, by path.
  private(set) var files: [OutputFile] = []
  private var published: [String: SiteURL] = [:]
  private var bytes: [String: [UInt8]] = [:]

  /// Names the files below `assets/` of a theme; references in style sheets are rewritten.
  init(_ theme: [String: [UInt8]], _ diagnostics: inout [Diagnostic]) {
    let prefix = "assets/"
    let names = theme.keys.filter { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count))
    }
    // Style sheets come last: their bytes, and so their names, hold the names of the others.
    let isStyle: (String) -> Bool = { $0.hasSuffix(".css") }
    for name in names.filter({ !isStyle($0) }).sorted() + names.filter(isStyle).sorted() {
      guard var content = theme[prefix + name] else { continue }
      if isStyle(name) { content = rewriteReferences(in: content, of: name, &diagnostics) }
      let url = SiteURL(prefix + Self.hashedName(name, content))
      published[name] = url
      bytes[name] = content
      files.append(OutputFile(path: url.path, bytes: content))
    }
    files.sort { $0.path < $1.path }
  }

  /// Where an asset is published; nil where the theme has none of that name.
  func url(_ name: String) -> SiteURL? { published[name] }

  /// An asset's content.
  func content(_ name: String) -> [UInt8]? { bytes[name] }

  /// The name with a hash before its extension: `style.css` becomes `style.0f3a...css`.
  private static func hashedName(_ name: String, _ content: [UInt8]) -> String {
    let hash = Fingerprint(content).text
    guard let dot = name.lastIndex(of: ".") else { return name + "." + hash }
    return name[..<dot] + "." + hash + name[dot...]
  }

  /// Puts published names into `url(...)` of a style sheet, for references without a scheme.
  private func rewriteReferences(
    in content: [UInt8], of name: String, _ diagnostics: inout [Diagnostic]
  ) -> [UInt8] {
    let text = String(decoding: content, as: UTF8.self)
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "url("),
      let end = rest[start.upperBound...].firstIndex(of: ")")
    {
      let reference = rest[start.upperBound..<end].filter { !"\"' ".contains($0) }
      result += rest[..<start.upperBound]
      if reference.hasPrefix("data:") || reference.hasPrefix("#") {
        result += rest[start.upperBound..<end]
      } else if let url = published[reference] {
        result += "\"" + SiteURL("assets/" + name).reference(to: url) + "\""
      } else {
        result += rest[start.upperBound..<end]
        let line = text[..<start.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
        diagnostics.append(
          Diagnostic(
            .missingAsset, at: SourceLocation(path: "templates/assets/" + name, line: line),
            "'\(reference)' is not a file of the theme's assets",
            suggestion: didYouMean(reference, in: published.keys.sorted())))
      }
      rest = rest[end...]
    }
    return Array((result + rest).utf8)
  }
}
