import Foundation
import Testing

/// A check of one page, in every state of the browser that matters for it.
enum PageCheck: String, Sendable, CaseIterable, CustomTestStringConvertible {
  case accessibility
  case reflow
  case keyboard
  case details
  case images
  case marks
  case motion
  case forcedColors
  case print
  case policy
  case scriptless

  var testDescription: String { rawValue }

  /// Opens the page as the check needs it and returns what is wrong, with what the console said
  /// meanwhile.
  func findings(on page: URL, in browser: Browser) async throws -> [Finding] {
    try await ownFindings(on: page, in: browser) + ConsoleCheck.findings(in: browser)
  }

  private func ownFindings(on page: URL, in browser: Browser) async throws -> [Finding] {
    switch self {
    case .accessibility:
      return try await accessibility(of: page, in: browser)
    case .reflow:
      return try await reflow(of: page, in: browser)
    case .keyboard:
      try await browser.open(page, in: .desktop.with(\.reducesMotion, true))
      let findings = try await KeyboardCheck.findings(in: browser)
      let small = ViewState.zoomed.with(\.reducesMotion, true)
      try await browser.show(in: small)
      return try await findings
        + KeyboardCheck.findingsWithoutKeys(in: browser).map { $0.seen(in: small) }
    case .details:
      try await browser.open(page, in: .desktop)
      return try await DetailsCheck.findings(in: browser)
    case .images:
      try await browser.open(page, in: .phone)
      return try await ImageCheck.findings(in: browser)
    case .marks:
      try await browser.open(page, in: .desktop)
      try await browser.openDetails()
      let findings = try await MarkCheck.findings(in: browser)
      let forced = ViewState.desktop.with(\.forcesColors, true)
      try await browser.show(in: forced)
      return try await findings + MarkCheck.findings(in: browser).map { $0.seen(in: forced) }
    case .motion:
      try await browser.open(page, in: .desktop.with(\.reducesMotion, true))
      return try await MotionCheck.findings(in: browser)
    case .forcedColors:
      let state = ViewState.desktop.with(\.forcesColors, true).with(\.reducesMotion, true)
      try await browser.open(page, in: state)
      return try await KeyboardCheck.findingsWithoutKeys(in: browser).map { $0.seen(in: state) }
    case .print:
      try await browser.open(page, in: .desktop.with(\.medium, .print))
      return try await PrintCheck.findings(in: browser)
    case .policy:
      try await browser.open(page, in: .desktop.with(\.runsScripts, false))
      return try await PolicyCheck.findings(in: browser)
    case .scriptless:
      return try await ScriptlessCheck.findings(on: page, in: browser)
    }
  }

  /// Checks everything on a phone in light colours and on a desktop in dark ones, and the colours
  /// in the other two states.
  private func accessibility(of page: URL, in browser: Browser) async throws -> [Finding] {
    let axe = try AxeCheck(library: TestTools.require("axe.min.js", TestTools.axe))
    let states: [(state: ViewState, onlyContrast: Bool)] = [
      (.phone, false),
      (.phone.with(\.colorScheme, .dark), true),
      (.desktop.with(\.colorScheme, .dark), false),
      (.desktop, true),
    ]
    try await browser.open(page, in: .phone)
    try await browser.openDetails()
    var findings: [Finding] = []
    for (state, onlyContrast) in states {
      try await browser.show(in: state)
      findings += try await axe.findings(in: browser, onlyContrast: onlyContrast)
        .map { $0.seen(in: state) }
    }
    return findings
  }

  private func reflow(of page: URL, in browser: Browser) async throws -> [Finding] {
    let states: [(state: ViewState, text: ReflowCheck.TextSetting)] = [
      (.narrow, .asWritten), (.narrow, .wideSpacing), (.zoomed, .asWritten), (.phone, .asWritten),
      (.desktop, .doubleSize),
    ]
    try await browser.open(page, in: .narrow)
    try await browser.openDetails()
    var findings: [Finding] = []
    for (state, text) in states {
      try await browser.show(in: state)
      findings += try await ReflowCheck.findings(in: browser, text: text)
        .map { $0.seen(in: state) }
    }
    return findings
  }
}

extension Browser {
  /// Opens everything that is folded away on the page.
  func openDetails() async throws {
    try await run("for (const details of document.querySelectorAll('details')) details.open = true")
  }
}
