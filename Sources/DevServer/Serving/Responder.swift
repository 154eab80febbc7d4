internal import NIOCore
internal import NIOHTTP1

/// Answers requests, apart from how they come and go.
struct Responder: Sendable {
  /// How a request goes on.
  enum Step {
    /// It is answered.
    case answer(Answer)
    /// It asks for a file, which may have to be looked for on the disk.
    case page(PageRequest)
  }

  /// The site.
  let site: ServedSite
  /// The path below which the site lies.
  let base: SitePath
  /// Whether pages get the reload script.
  let injectsReloadClient: Bool
  /// What every request has to pass.
  let check: RequestCheck

  private static let clientFolder = "~discern"
  private static let client = SentBytes(reloadClientScript)

  /// Judges a request that came in at a port, without looking at the disk.
  func begin(_ head: HTTPRequestHead, port: Int) -> Step {
    do throws(RequestCheck.Refused) {
      let authority = try check.authority(of: head, port: port)
      guard head.method == .GET || head.method == .HEAD else {
        throw RequestCheck.Refused(
          .methodNotAllowed, "The site can only be read, with GET and HEAD.",
          ["Allow": "GET, HEAD"])
      }
      let target = try check.target(of: head, authority: authority)
      let path = target.path.below(base)
      if injectsReloadClient, let path, path.parts.first == Self.clientFolder {
        return .answer(try answerForClient(path, head, authority))
      }
      let request = PageRequest(
        path: path, query: target.query, authority: authority,
        injection: injectsReloadClient
          ? ReloadInjection(authority: authority, basePath: base.encoded) : nil,
        head: head)
      if path == nil, let answer = redirectToBase(target) { return .answer(answer) }
      return .page(request)
    } catch {
      return .answer(error.answer)
    }
  }

  /// Whether a request may open the reload channel.
  func admitsSocket(_ head: HTTPRequestHead, port: Int) -> Bool {
    do throws(RequestCheck.Refused) {
      let authority = try check.authority(of: head, port: port)
      let target = try check.target(of: head, authority: authority)
      try check.checkOrigin(of: head, authority: authority)
      return injectsReloadClient && head.method == .GET && head.version == .http1_1
        && target.path.below(base)?.file == "~discern/reload"
        && head.headers["Connection"].joined(separator: ",").lowercased().contains("upgrade")
        && !head.headers.contains(name: "Transfer-Encoding")
        && ["0", nil].contains(head.headers.first(name: "Content-Length"))
    } catch {
      return false
    }
  }

  private func answerForClient(
    _ path: SitePath, _ head: HTTPRequestHead, _ authority: Authority
  ) throws(RequestCheck.Refused) -> Answer {
    switch path.file {
    case "~discern/reload.js":
      try check.checkSite(of: head)
      let request = PageRequest(
        path: path, query: "", authority: authority, injection: nil, head: head)
      return answer(
        .init(
          body: .bytes(Self.client.buffer), entityTag: Self.client.entityTag,
          mediaType: mediaType(of: path.file)),
        to: request)
    case "~discern/reload":
      // A request for a socket that was in order never comes here.
      if head.headers.contains(name: "Upgrade") {
        try check.checkOrigin(of: head, authority: authority)
      }
      throw RequestCheck.Refused(
        .upgradeRequired, "This is the reload channel, a WebSocket of version 13.",
        ["Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"])
    default: throw RequestCheck.Refused(.notFound, "There is no such file.")
    }
  }

  /// The way to the site from where its visitors would begin to type.
  private func redirectToBase(_ target: RequestTarget) -> Answer? {
    if target.path.parts.isEmpty { return redirect(.found, to: base.encoded) }
    if target.path.parts == base.parts {
      return redirect(.movedPermanently, to: base.encoded + target.query)
    }
    return nil
  }

  private func redirect(_ status: HTTPResponseStatus, to location: String) -> Answer {
    .text(status, "The page is at \(location)", ["Location": location])
  }

  /// Answers a request for a file with what is in memory; nil where the disk has to be asked.
  func answerFromMemory(_ request: PageRequest) -> Answer? {
    answer(request, disk: nil)
  }

  /// Answers a request for a file; waits for the disk.
  func answer(_ request: PageRequest) -> Answer {
    answer(request, disk: SiteFolder(root: site.root)) ?? notFoundText
  }

  private var notFoundText: Answer { .text(.notFound, "There is no such page.") }

  private func answer(_ request: PageRequest, disk: SiteFolder?) -> Answer? {
    let overlay = site.overlay
    let lookup = SiteLookup(overlay: overlay, disk: disk)
    guard disk != nil else {
      guard let path = request.path, let found = lookup.find(path) else { return nil }
      return answer(found, to: request, version: overlay.version, lookup)
    }
    if site.isUnbuilt(overlay) { return unbuilt(request) }
    let found = request.path.flatMap { lookup.find($0) } ?? .nothing
    return answer(found, to: request, version: overlay.version, lookup)
  }

  private func answer(
    _ found: SiteLookup.Found, to request: PageRequest, version: Int, _ lookup: SiteLookup
  ) -> Answer? {
    switch found {
    case .memory(let file, let name):
      return answer(
        represent(file, name, request), to: request, version: version)
    case .disk(let file, let name):
      return answer(represent(file, name, request), to: request, version: version)
    case .folder(let path):
      let location = SitePath(parts: base.parts + path.parts, isFolder: true).encoded
      return redirect(.movedPermanently, to: location + request.query)
    case .nothing:
      let page: Representation
      switch lookup.find(SitePath(parts: ["404.html"], isFolder: false)) {
      case .memory(let file, let name): page = represent(file, name, request)
      case .disk(let file, let name): page = represent(file, name, request)
      case .folder, .nothing: return notFoundText
      case nil: return nil
      }
      return Answer(
        status: .notFound, headers: headers(page, request, version: version), body: page.body)
    }
  }

  /// The answer as long as the site was never built: a page that waits for it.
  private func unbuilt(_ request: PageRequest) -> Answer {
    let html = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>Not built yet</title>
      </head>
      <body>
      <main>
      <h1>The site is not built yet</h1>
      <p>This page shows the problems that keep it from being built, and makes way for the site as
      soon as they are solved. The terminal in which <code>discern serve</code> runs lists them
      too.</p>
      </main>
      </body>
      </html>

      """
    let bytes = Array(html.utf8)
    let sent = SentBytes(request.injection?.inject(into: bytes) ?? bytes)
    var headers = ResponseHeaders.common(for: request.authority)
    headers.add(name: "Content-Type", value: mediaType(of: "index.html"))
    return Answer(status: .serviceUnavailable, headers: headers, body: .bytes(sent.buffer))
  }
}
