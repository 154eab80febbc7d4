import Foundation
import Testing

/// Where the pictures go, if anyone wants them.
private let picturesFolder = ProcessInfo.processInfo.environment["DISCERN_SCREENSHOTS"]
  .map { URL(fileURLWithPath: $0) }

extension InBrowser {
  /// Takes pictures of every page for people to look at; checks nothing.
  @Suite(
    "Pictures", .serialized,
    .enabled(if: picturesFolder != nil, "DISCERN_SCREENSHOTS names no folder"),
    .enabled(if: TheSite.isTested, TheSite.comment))
  struct Pictures {
    private static let shared = SharedBrowser()

    /// Chromium draws no picture that is higher, and longer ones are hard to look at.
    private static let greatestHeight = 8000

    @Test("of every page", arguments: TheSite.pages)
    func ofEveryPage(page: String) async throws {
      let folder = try #require(picturesFolder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let browser = try await Self.shared.browser
      let name = page.replacing(".html", with: "").replacing("/", with: "-")
      for window in [ViewState.phone, .desktop] {
        for scheme in [ViewState.ColorScheme.light, .dark] {
          let state = window.with(\.colorScheme, scheme)
          try await browser.open(try TheSite.require().url(of: page), in: state)
          let height = try await browser.evaluate(
            "return Math.ceil(document.documentElement.scrollHeight)", as: Int.self)
          for (index, top) in stride(from: 0, to: height, by: Self.greatestHeight).enumerated() {
            let part = index == 0 ? "" : "-\(index + 1)"
            let file = folder.appendingPathComponent("\(name)-\(state.width)-\(scheme)\(part).png")
            let partHeight = min(Self.greatestHeight, height - top)
            try await browser.picture(top: top, height: partHeight).write(to: file)
          }
        }
      }
    }
  }
}
