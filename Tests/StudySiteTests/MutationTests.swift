import Diagnostics
import Foundation
import SeededNumbers
import StudySite
import Testing

/// Sources with a few random bytes changed: a build must return, with a site or with errors.
@Suite struct MutationTests {
  /// What a mutation may put in, beside what it takes from elsewhere in the text.
  private static let fragments = [
    "\n", "  ", "\t", "\r", ": ", "- ", "[", "]", "{", "}", "|", "\\|", "\"", "'", "#", "&a ", "*a",
    "!", "---\n",
    "...", "? ", "~", "<", ">", "&amp;", "`", "**", "[x](", "{{", "}}", "{{{", "{{#", "{{/", "{{^",
    "{{>", "{{<", "{{$",
    "{{=", "\u{0}", "ä", "日", "\u{FEFF}", "😀", "\u{2028}", "\u{85}", "99999999999999999999", "-1",
    "null", "true",
    "(", ")", "/", "=", "...", "*", "> [!RECALL x]\n", "> [!NOTE]\n", "{#id}", "| a | b |\n",
    "| - | - |\n",
  ].map { Array($0.utf8) }

  /// How many mutations of each file are tried; more by hand, with the variable set.
  private static let count =
    ProcessInfo.processInfo.environment["DISCERN_MUTATIONS"].flatMap { Int($0) } ?? 12

  static let targets = [
    "content/site.yaml", "content/index.md", "content/lessons/stairs-or-lift.md",
    "content/decisions/stairs-or-lift.yaml", "content/scenarios/stairs-or-lift.md",
    "content/ledger.yaml",
    "templates/pages/page.mustache", "templates/layouts/base.mustache",
    "templates/partials/choice.mustache",
    "templates/words/en.yaml", "templates/assets/style.css",
  ]

  /// The starter site with a ledger, and the built-in theme.
  private static let sources: [String: [UInt8]] = {
    var sources: [String: [UInt8]] = [:]
    for (path, text) in StarterSite.files { sources[path] = Array(text.utf8) }
    sources["content/ledger.yaml"] = Array(
      """
      format: 1
      cards:
        stairs-or-lift.trap.short-but-heavy:
          fingerprint: "0123456789abcdef"
          changed: 5
          answer: "lift"
          aliases: ["a.b"]
      retired:
        stairs-or-lift.scenario.gone: 7
      pages:
        "index.html": ["top"]

      """.utf8)
    for (path, bytes) in BuiltInTheme.folder.files { sources["templates/" + path] = bytes }
    return sources
  }()

  @Test(arguments: targets)
  func `never crash a build`(target: String) throws {
    let original = try #require(Self.sources[target])
    var generator = SeededGenerator(seed: UInt64(target.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
    let count = Self.count
    var built = 0
    for round in 0..<count {
      let bytes = Self.mutated(original, &generator)
      var content: [String: [UInt8]] = [:]
      for (path, bytes) in Self.sources where path.hasPrefix("content/") {
        content[String(path.dropFirst("content/".count))] = bytes
      }
      var templates: [String: [UInt8]] = [:]
      if target.hasPrefix("templates/") {
        templates[String(target.dropFirst("templates/".count))] = bytes
      } else {
        content[String(target.dropFirst("content/".count))] = bytes
      }
      let site = BuiltSite(
        bytes: content, templateBytes: templates, options: BuildOptions(threads: 1))
      if site.errors.isEmpty { built += 1 }
      let isWhole = site.errors.isEmpty ? site.files["index.html"] != nil : true
      #expect(
        isWhole,
        "round \(round): neither errors nor a site from \(String(decoding: bytes, as: UTF8.self))")
    }
    // Mutations that break everything, or nothing, would prove little.
    #expect(built > 0, "no mutation of \(target) left a site")
    if !target.hasSuffix(".css") {
      #expect(built < count, "no mutation of \(target) was found wrong")
    }
  }

  private static func mutated(_ original: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let length = Int.random(in: 0...12, using: &generator)
      let range = place..<min(place + length, bytes.count)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes.removeSubrange(range)
      case 1, 2:
        bytes.insert(contentsOf: fragments.randomElement(using: &generator) ?? [], at: place)
      case 3: bytes.replaceSubrange(range, with: fragments.randomElement(using: &generator) ?? [])
      case 4:
        let copied = Array(bytes[range])
        bytes.insert(contentsOf: copied, at: Int.random(in: 0...bytes.count, using: &generator))
      default:
        if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &generator) }
      }
    }
    return bytes
  }
}
