import Foundation

/// The page prints: on at least one sheet, with its heading, and dark text on no background.
enum PrintCheck {
  /// Counts the sheets of a document in PDF, as Chromium writes it.
  static func sheetCount(of document: Data) -> Int {
    let text = String(decoding: document, as: UTF8.self)
    return text.components(separatedBy: "/Type /Page\n").count - 1
  }

  /// Checks the open page, which must be shown for print and may take `limit` sheets of A4.
  static func findings(in browser: Browser, sheets limit: Int? = nil) async throws -> [Finding] {
    var findings = try await browser.evaluate(script, as: [String].self).map {
      Finding(rule: "print/not-readable", message: $0)
    }
    let sheets = sheetCount(of: try await browser.printedDocument())
    if sheets == 0 {
      findings.append(Finding(rule: "print/empty", message: "no sheet is printed"))
    }
    if let limit, sheets > limit {
      findings.append(
        Finding(rule: "print/too-long", message: "takes \(sheets) sheets instead of \(limit)"))
    }
    return findings
  }

  private static let script = #"""
    const found = [];
    const heading = document.querySelector("h1");
    if (!heading || !heading.checkVisibility({ visibilityProperty: true })) {
      found.push("the main heading is not printed");
    }
    // Backgrounds are not printed, so that light text vanishes.
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const luminance = (color) => {
      context.fillStyle = "white";
      context.fillRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const pale = new Set();
    for (const element of document.body.querySelectorAll("*")) {
      const holdsText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!holdsText || !element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      if (style.printColorAdjust === "exact") continue;
      const contrast = 1.05 / (luminance(style.color) + 0.05);
      if (contrast < 4.5) {
        const name = [element.tagName.toLowerCase(), ...element.classList].join(".");
        pale.add(`${name} prints ${style.color} on white, contrast ${contrast.toFixed(1)}`);
      }
    }
    return found.concat([...pale].slice(0, 10));
    """#
}
