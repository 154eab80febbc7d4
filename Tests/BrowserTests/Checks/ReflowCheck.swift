/// Nothing has to be scrolled sideways (WCAG 1.4.10), also with the reader's own text settings
/// (1.4.4, 1.4.12).
enum ReflowCheck {
  /// What a reader may do to the text of a page.
  enum TextSetting: String, Sendable, CaseIterable {
    case asWritten
    case doubleSize
    case wideSpacing
  }

  private struct Report: Decodable {
    let pageWidth: Int
    let windowWidth: Int
    let culprits: [String]
    let clipped: [String]
  }

  static func findings(
    in browser: Browser, text setting: TextSetting = .asWritten
  ) async throws -> [Finding] {
    let report = try await browser.evaluate(script, .string(setting.rawValue), as: Report.self)
    var findings: [Finding] = []
    if report.pageWidth > report.windowWidth {
      findings.append(
        Finding(
          rule: "reflow/sideways-scroll",
          message: """
            the page is \(report.pageWidth) px wide in a window of \(report.windowWidth) px, \
            text \(setting.rawValue); too wide: \(report.culprits.joined(separator: ", "))
            """))
    }
    findings += report.clipped.map {
      Finding(rule: "reflow/clipped-text", message: "text \(setting.rawValue): \($0)")
    }
    return findings
  }

  private static let script = #"""
    const setting = arguments[0];
    const root = document.documentElement;
    const sheet = new CSSStyleSheet();
    if (setting === "doubleSize") {
      const size = parseFloat(getComputedStyle(root).fontSize);
      sheet.replaceSync(`:root { font-size: ${size * 2}px !important; }`);
    } else if (setting === "wideSpacing") {
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    }
    const before = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [...before, sheet];

    const name = (element) => element.tagName.toLowerCase()
      + (element.id ? "#" + element.id : "")
      + [...element.classList].map((word) => "." + word).join("");
    const scrolls = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== "visible") return true;
      }
      return false;
    };
    const culprits = [];
    const clipped = [];
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.width === 0) continue;
      if (box.right > root.clientWidth + 0.5 && !scrolls(element)) {
        culprits.push(`${name(element)} reaches ${Math.round(box.right)} px`);
      }
      // A box of one pixel is the usual way to speak to screen readers only.
      const style = getComputedStyle(element);
      const cuts = style.overflowY === "hidden" || style.overflowY === "clip";
      if (cuts && box.width > 1 && element.innerText && element.tagName !== "TEXTAREA"
        && element.scrollHeight > element.clientHeight + 2) {
        const heights = `${element.clientHeight} of ${element.scrollHeight} px`;
        clipped.push(`${name(element)} shows ${heights}`);
      }
    }
    const report = {
      pageWidth: root.scrollWidth, windowWidth: root.clientWidth,
      culprits: culprits.slice(0, 8), clipped: clipped.slice(0, 8),
    };
    document.adoptedStyleSheets = before;
    return report;
    """#
}
