/// What is folded away opens and closes again by keyboard, with Enter and with Space.
enum DetailsCheck {
  /// Tries the first `limit` of the page's `<details>`; they are all made alike.
  static func findings(in browser: Browser, limit: Int = 4) async throws -> [Finding] {
    let count = try await browser.evaluate(prepare, as: Int.self)
    var findings: [Finding] = []
    for index in 0..<min(count, limit) {
      for key in [Key.enter, .space] {
        let name = try await browser.evaluate(focus, .number(Double(index)), as: String.self)
        for expected in [true, false] {
          try await browser.press(key)
          let isOpen = try await browser.evaluate(
            "return window.detailsCheck[arguments[0]].open", .number(Double(index)), as: Bool.self)
          if isOpen != expected {
            findings.append(
              Finding(
                rule: "details/keyboard",
                message: "\(key) does not \(expected ? "open" : "close") \(name)"))
          }
        }
      }
    }
    return findings
  }

  private static let prepare = #"""
    window.detailsCheck = [...document.querySelectorAll("details")].filter((details) =>
      details.querySelector(":scope > summary") && details.checkVisibility());
    return window.detailsCheck.length;
    """#

  private static let focus = #"""
    const details = window.detailsCheck[arguments[0]];
    details.open = false;
    const summary = details.querySelector(":scope > summary");
    summary.focus();
    return summary.innerText.trim().slice(0, 60);
    """#
}
