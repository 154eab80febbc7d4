/// Every image loads and says its dimensions, so that the text does not jump, in its true
/// proportions.
enum ImageCheck {
  private struct Image: Decodable {
    let source: String
    let width: Double?
    let height: Double?
    let naturalWidth: Double
    let naturalHeight: Double
  }

  static func findings(in browser: Browser) async throws -> [Finding] {
    try await browser.evaluateLater(script, as: [Image].self).compactMap(finding)
  }

  private static func finding(_ image: Image) -> Finding? {
    guard image.naturalWidth > 0 else {
      return Finding(rule: "image/not-loaded", message: image.source)
    }
    guard let width = image.width, let height = image.height, width > 0, height > 0 else {
      return Finding(rule: "image/no-dimensions", message: image.source)
    }
    // The attributes are whole numbers: allow for rounding either of them.
    let skew = abs(width * image.naturalHeight - height * image.naturalWidth)
    guard skew <= max(image.naturalWidth, image.naturalHeight) else {
      return Finding(
        rule: "image/wrong-proportions",
        message: """
          \(image.source) is \(image.naturalWidth) x \(image.naturalHeight), \
          said to be \(width) x \(height)
          """)
    }
    return nil
  }

  private static let script = #"""
    const done = arguments[arguments.length - 1];
    const number = (text) => text !== null && /^\d+$/.test(text) ? Number(text) : null;
    Promise.all([...document.images].map(async (image) => {
      image.loading = "eager";
      await image.decode().catch(() => {});
      return {
        source: image.getAttribute("src") || "(no src)",
        width: number(image.getAttribute("width")), height: number(image.getAttribute("height")),
        naturalWidth: image.naturalWidth, naturalHeight: image.naturalHeight,
      };
    })).then(done);
    """#
}
