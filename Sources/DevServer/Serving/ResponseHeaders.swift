internal import NIOHTTP1

/// The headers that go with every answer.
enum ResponseHeaders {
  /// The headers of a careful host, and a policy under which a site's own files all work.
  ///
  /// There is no `Access-Control-Allow-Origin`: other sites have no business with drafts.
  ///
  /// - Parameter authority: The host and port by which the server was asked, if it is allowed.
  /// - Returns: The headers, with a policy that lets pages connect to the server.
  static func common(for authority: Authority?) -> HTTPHeaders {
    HTTPHeaders([
      ("Cache-Control", "no-cache"),
      ("X-Content-Type-Options", "nosniff"),
      ("Content-Security-Policy", policy(for: authority)),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Referrer-Policy", "no-referrer"),
      ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ])
  }

  /// The site's own files, whatever they are; pages narrow it with policies of their own.
  ///
  /// `404.html` carries its style as a `data:` address. Browsers that follow an older standard do
  /// not count a socket as `'self'`.
  private static func policy(for authority: Authority?) -> String {
    let socket = authority.map { " " + ReloadInjection.socketSource($0) } ?? ""
    return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' data:; "
      + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'\(socket); "
      + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
  }
}
