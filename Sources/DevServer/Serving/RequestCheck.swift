internal import NIOHTTP1

/// What every request has to pass before its path is looked at.
struct RequestCheck: Sendable {
  /// A request that is refused, with the answer that says why.
  struct Refused: Error {
    /// The answer.
    var answer: Answer

    init(
      _ status: HTTPResponseStatus, _ message: String, _ headers: HTTPHeaders = HTTPHeaders()
    ) {
      answer = .text(status, message, headers, endsConnection: status == .badRequest)
    }
  }

  /// The hosts by which the server may be called.
  let hosts: AllowedHosts

  /// Reads who is called; throws where that is not this server, at `port`.
  func authority(of head: HTTPRequestHead, port: Int) throws(Refused) -> Authority {
    let named = head.headers["Host"]
    guard let host = named.first, named.count == 1 else {
      let problem = named.isEmpty ? "has no Host header" : "has several Host headers"
      throw Refused(.badRequest, "The request \(problem); exactly one is needed.")
    }
    guard let authority = Authority(host) else {
      throw Refused(.badRequest, "The request's Host header is not a host and port.")
    }
    guard hosts.allow(authority, port: port) else {
      throw Refused(
        .forbidden,
        "discern serve does not answer to the host '\(authority.text)', because pages elsewhere "
          + "could read the site under such a name. Open http://localhost:\(port)/ instead, or "
          + "start it with --host and an address of this machine.")
    }
    return authority
  }

  /// Reads the target; throws where it is not one of this server's.
  func target(
    of head: HTTPRequestHead, authority: Authority
  ) throws(Refused) -> RequestTarget {
    let target: RequestTarget
    do throws(RequestTarget.Refusal) {
      target = try RequestTarget(head.uri)
    } catch {
      switch error {
      case .tooLong:
        throw Refused(
          .uriTooLong, "The address is longer than \(RequestTarget.lengthLimit) bytes.")
      case .malformed:
        throw Refused(.badRequest, "The address is not a path that a site can have.")
      case .emptyPart: throw Refused(.notFound, "No file's path has an empty part.")
      }
    }
    if let named = target.authority, Authority(named) != authority {
      throw Refused(.badRequest, "The address names another host than the Host header.")
    }
    return target
  }

  /// Throws where the reload channel is asked for by a page of another site.
  ///
  /// Browsers say where a request comes from. They do so for sockets too, but differ in what they
  /// count as the same site there, which is why a socket is judged by its origin.
  func checkSite(of head: HTTPRequestHead) throws(Refused) {
    switch head.headers.first(name: "Sec-Fetch-Site")?.lowercased() {
    case nil, "same-origin", "none": return
    default:
      throw Refused(.forbidden, "The reload channel is for the pages of this site only.")
    }
  }

  /// Throws where a socket is not opened by a page that came from this server.
  func checkOrigin(of head: HTTPRequestHead, authority: Authority) throws(Refused) {
    let origins = head.headers["Origin"]
    guard origins.count == 1, origins[0].lowercased() == "http://" + authority.text else {
      throw Refused(
        .forbidden, "The reload channel is for pages that were loaded from this server only.")
    }
  }
}
