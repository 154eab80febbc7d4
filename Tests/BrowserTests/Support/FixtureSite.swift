import Foundation

/// A small site made by hand in a temporary folder, which goes with the value that made it.
final class FixtureSite: Sendable {
  let folder: URL

  init(_ files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("discern-fixture-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func url(of path: String) -> URL {
    folder.appendingPathComponent(path)
  }

  /// The policy that every page of a study site carries.
  static let policy = """
    default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'
    """

  /// A page without a fault, into which a test may put one.
  static func page(title: String = "Notes", head: String = "", body: String = "") -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <link rel="icon" href="picture.svg">
    <link rel="stylesheet" href="style.css">
    <script src="site.js" defer></script>
    \(head)
    </head>
    <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header><nav aria-label="Site">
    <a href="index.html">Home</a> <a href="more.html#part">More</a>
    </nav></header>
    <main id="content">
    <h1>\(title)</h1>
    <p>Which one, when? Read <a href="more.html">the rest</a> to find out.</p>
    <img src="picture.svg" width="20" height="10" alt="A grey box">
    <details><summary>Show the answer</summary><p>It depends.</p></details>
    \(body)
    </main>
    <footer><p>Nothing leaves the browser.</p></footer>
    </body>
    </html>

    """
  }

  /// A whole site without a fault.
  static let soundFiles = [
    "index.html": page(),
    "more.html": page(title: "More", body: "<h2 id=\"part\">A part</h2><p>Text.</p>"),
    "style.css": """
    :root { color-scheme: light dark; font: 1.1rem/1.5 sans-serif; }
    body { margin: 0 auto; max-width: 40rem; padding: 1rem; color: #222; background: #fff; }
    a { color: #00509e; }
    nav a { display: inline-block; padding: 0.5rem; }
    summary { padding: 0.5rem; }
    :focus-visible { outline: 3px solid currentColor; }
    .skip { position: absolute; top: -10rem; background: #fff; }
    .skip:focus { top: 0; }
    @media (prefers-color-scheme: dark) {
      body { color: #eee; background: #111; }
      a { color: #8cc4ff; }
      .skip { background: #111; }
    }
    @media print { body { color: #000; } a { color: #000; } }

    """,
    "site.js": "\"use strict\";\ndocument.documentElement.dataset.scripts = \"on\";\n",
    "picture.svg": """
    <svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">\
    <rect width="20" height="10" fill="#888"/></svg>

    """,
  ]
}
