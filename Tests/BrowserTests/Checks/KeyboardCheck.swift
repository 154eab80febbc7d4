/// Everything that can be operated is reached by Tab, shows that it has the focus, and is not
/// covered then (WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11).
enum KeyboardCheck {
  private struct Stop: Decodable {
    /// The element's place in the list made by `prepare`, or nil outside of it.
    let index: Int?
    let name: String
    let isMarked: Bool
    let isSeen: Bool
  }

  static func findings(in browser: Browser) async throws -> [Finding] {
    let names = try await browser.evaluate(prepare, as: [String].self)
    var findings: [Finding] = []
    var reached: Set<Int> = []
    var last = "nothing"
    // One more for the place between the page's end and its beginning.
    for _ in 0...names.count {
      try await browser.press(.tab)
      let stop = try await browser.evaluate(look, as: Stop.self)
      guard let index = stop.index else { continue }
      last = stop.name
      guard reached.insert(index).inserted else { break }
      if !stop.isMarked {
        findings.append(
          Finding(rule: "keyboard/focus-not-visible", message: "no sign of focus on \(stop.name)"))
      }
      if !stop.isSeen {
        findings.append(Finding(rule: "keyboard/focus-covered", message: "\(stop.name) is covered"))
      }
    }
    findings += names.indices.filter { !reached.contains($0) }.map {
      Finding(
        rule: "keyboard/not-reached", message: "Tab ends at \(last) and does not reach \(names[$0])"
      )
    }
    return findings
  }

  /// Lists what should take the focus, with the look of each without it, and puts the focus before
  /// the first.
  private static let prepare = #"""
    document.activeElement.blur();
    window.scrollTo(0, 0);
    getSelection().removeAllRanges();
    const candidates = document.querySelectorAll(
      "a[href], area[href], button, input, select, textarea, summary, [tabindex],"
      + " [contenteditable]");
    const look = (element) => {
      const parts = [];
      for (const pseudo of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, pseudo);
        const outline = style.outlineStyle === "none" || parseFloat(style.outlineWidth) === 0
          ? "none" : style.outline;
        parts.push(outline, style.boxShadow, style.border, style.backgroundColor,
          style.backgroundImage, style.textDecoration, style.content);
      }
      return parts.join("|");
    };
    const name = (element) => element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
      + ` "${(element.innerText || element.getAttribute("aria-label") || "").trim().slice(0, 40)}"`;
    const elements = [...candidates].filter((element) =>
      element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]")
      && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })
      && (element.tagName !== "SUMMARY"
        || element.parentElement.querySelector(":scope > summary") === element)
      // Of radio buttons with one name only one takes part.
      && !(element.type === "radio" && !element.checked));
    window.keyboardCheck = { elements, looks: elements.map(look), look, name };
    return elements.map(name);
    """#

  private static let look = #"""
    const { elements, looks, look, name } = window.keyboardCheck;
    const element = document.activeElement;
    const index = elements.indexOf(element);
    if (index < 0) {
      return { index: null, name: name(element), isMarked: true, isSeen: true };
    }
    const isSeen = [...element.getClientRects()].some((box) => {
      const inset = Math.min(2, box.width / 2, box.height / 2);
      const xs = [box.left + inset, (box.left + box.right) / 2, box.right - inset];
      const ys = [box.top + inset, (box.top + box.bottom) / 2, box.bottom - inset];
      return xs.some((x) => ys.some((y) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (element.contains(hit) || hit.contains(element));
      }));
    });
    return { index, name: name(element), isMarked: look(element) !== looks[index], isSeen };
    """#
}
