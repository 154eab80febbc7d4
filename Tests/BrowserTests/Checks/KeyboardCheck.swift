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

  /// Walks through the open page with the Tab key, from its beginning to its end.
  static func findings(in browser: Browser) async throws -> [Finding] {
    let names = try await browser.evaluate(prepare, as: [String].self)
    var findings: [Finding] = []
    var reached: Set<Int> = []
    var last = "nothing"
    // One more for the place between the page's end and its beginning.
    for _ in 0...names.count {
      try await browser.press(.tab)
      let stop = try await browser.evaluate(
        "return window.keyboardCheck.describe(document.activeElement)", as: Stop.self)
      guard let index = stop.index else { continue }
      last = stop.name
      guard reached.insert(index).inserted else { break }
      findings += complaints(about: stop)
    }
    findings += names.indices.filter { !reached.contains($0) }.map {
      Finding(
        rule: "keyboard/not-reached", message: "Tab ends at \(last) and does not reach \(names[$0])"
      )
    }
    return findings
  }

  /// Gives the focus to one element after the other as if by keyboard, which is much faster.
  static func findingsWithoutKeys(in browser: Browser) async throws -> [Finding] {
    _ = try await browser.evaluate(prepare, as: [String].self)
    let stops = try await browser.evaluate(
      """
      const { elements, describe } = window.keyboardCheck;
      return elements.map((element) => {
        element.focus({ focusVisible: true });
        return describe(element);
      });
      """, as: [Stop].self)
    return stops.flatMap(complaints)
  }

  private static func complaints(about stop: Stop) -> [Finding] {
    var findings: [Finding] = []
    if !stop.isMarked {
      findings.append(
        Finding(rule: "keyboard/focus-not-visible", message: "no sign of focus on \(stop.name)"))
    }
    if !stop.isSeen {
      findings.append(Finding(rule: "keyboard/focus-covered", message: "\(stop.name) is covered"))
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
    const isSeen = (element) => [...element.getClientRects()].some((box) => {
      const inset = Math.min(2, box.width / 2, box.height / 2);
      const xs = [box.left + inset, (box.left + box.right) / 2, box.right - inset];
      const ys = [box.top + inset, (box.top + box.bottom) / 2, box.bottom - inset];
      return xs.some((x) => ys.some((y) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (element.contains(hit) || hit.contains(element));
      }));
    });
    const looks = elements.map(look);
    const describe = (element) => {
      const index = elements.indexOf(element);
      return index < 0 ? { index: null, name: name(element), isMarked: true, isSeen: true } : {
        index, name: name(element), isMarked: look(element) !== looks[index],
        isSeen: isSeen(element),
      };
    };
    window.keyboardCheck = { elements, describe };
    return elements.map(name);
    """#
}
