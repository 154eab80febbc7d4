import Foundation

/// The page is complete without scripts: whatever can be read with them can be read without.
///
/// Controls may need scripts, and so may what stands in an element with `data-needs-script`.
enum ScriptlessCheck {
  /// Opens `page` with and without scripts and compares the pieces of text that can be read.
  static func findings(on page: URL, in browser: Browser, state: ViewState = .desktop)
    async throws -> [Finding]
  {
    try await browser.open(page, in: state)
    let full = try await browser.evaluate(script, as: [String].self)
    try await browser.open(page, in: state.with(\.runsScripts, false))
    let plain = try await browser.evaluate(script, as: [String].self)
    try await browser.show(in: state)

    var findings: [Finding] = []
    if plain.isEmpty {
      findings.append(Finding(rule: "scriptless/empty", message: "no text without scripts"))
    }
    let readable = Set(plain)
    findings += full.filter { !readable.contains($0) }.map {
      Finding(rule: "scriptless/missing-text", message: "only with scripts: \($0)")
    }
    return findings
  }

  /// Opens what is folded and lists the visible text of each element that holds text of its own.
  private static let script = #"""
    for (const details of document.querySelectorAll("details")) details.open = true;
    const skipped = "script, style, noscript, template, button, input, select, textarea, label,"
      + " output, [aria-live], [role=status], [data-needs-script]";
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.replace(/\s+/g, " ").trim();
      const parent = node.parentElement;
      if (!text || parent.closest(skipped)) continue;
      const isVisible = parent.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (isVisible) texts.push(text);
    }
    return texts;
    """#
}
