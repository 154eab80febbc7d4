/// Marked words are told apart without colour (WCAG 1.4.1): from the text around them, and one kind
/// from the other.
enum MarkCheck {
  static func findings(in browser: Browser) async throws -> [Finding] {
    try await browser.evaluate(script, as: [String].self).map {
      Finding(rule: "marks/colour-alone", message: $0)
    }
  }

  private static let script = #"""
    const look = (element) => {
      const style = getComputedStyle(element);
      const line = style.textDecorationLine === "none" ? "" : [style.textDecorationLine,
        style.textDecorationStyle, style.textDecorationThickness].join(" ");
      const border = ["Top", "Right", "Bottom", "Left"].map((side) =>
        parseFloat(style[`border${side}Width`]) === 0 ? ""
          : style[`border${side}Style`] + style[`border${side}Width`]).join(" ");
      const signs = ["::before", "::after"].map((pseudo) => {
        const { content } = getComputedStyle(element, pseudo);
        return ["none", "normal", '""'].includes(content) ? "" : content;
      });
      return [line, border, style.fontWeight, style.fontStyle, ...signs].join("|");
    };
    const found = new Set();
    const kinds = new Map();
    for (const mark of document.querySelectorAll("main mark")) {
      if (!mark.checkVisibility({ visibilityProperty: true })) continue;
      const kind = [...mark.classList].sort().join(" ") || "(no class)";
      const own = look(mark);
      if (own === look(mark.parentElement)) found.add(`mark ${kind} looks like the text around it`);
      const twin = [...kinds].find(([other, theirs]) => other !== kind && theirs === own);
      if (twin) found.add(`marks ${[twin[0], kind].sort().join(" and ")} look the same`);
      if (!kinds.has(kind)) kinds.set(kind, own);
    }
    return [...found];
    """#
}
