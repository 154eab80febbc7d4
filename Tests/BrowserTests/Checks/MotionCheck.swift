/// Nothing moves for a reader who asked for reduced motion.
///
/// A change of colour or opacity is no motion and may fade.
enum MotionCheck {
  static func findings(in browser: Browser) async throws -> [Finding] {
    try await browser.evaluate(script, as: [String].self).map {
      Finding(rule: "motion/not-reduced", message: $0)
    }
  }

  private static let script = #"""
    const still = /^(none|opacity|color|fill|stroke|box-shadow|.*-color|visibility)$/;
    const found = [];
    const seconds = (text) => text.split(",").map((part) =>
      parseFloat(part) / (part.trim().endsWith("ms") ? 1000 : 1));
    for (const element of document.querySelectorAll("*")) {
      for (const pseudo of ["", "::before", "::after"]) {
        const style = getComputedStyle(element, pseudo || null);
        const name = element.tagName.toLowerCase()
          + [...element.classList].map((word) => "." + word).join("") + pseudo;
        const durations = seconds(style.transitionDuration);
        style.transitionProperty.split(/, */).forEach((property, index) => {
          if (durations[index % durations.length] > 0.01 && !still.test(property)) {
            found.push(`${name}: transition of ${property}`);
          }
        });
        const lasts = seconds(style.animationDuration).some((duration) => duration > 0.01);
        if (style.animationName !== "none" && lasts) {
          found.push(`${name}: animation ${style.animationName}`);
        }
        if (!pseudo && style.scrollBehavior === "smooth") found.push(`${name}: smooth scrolling`);
      }
    }
    return [...new Set(found)].slice(0, 20);
    """#
}
