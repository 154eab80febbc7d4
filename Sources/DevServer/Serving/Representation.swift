internal import NIOCore
internal import NIOHTTP1

/// A file as it is sent, before it is known whether the client wants all of it.
struct Representation: Sendable {
  /// The whole of it.
  var body: Answer.Body
  /// A strong tag of its bytes; nil where there is none to be had.
  var entityTag: String?
  /// Its media type.
  var mediaType: String
}

extension Responder {
  /// Files up to this many bytes are read as a whole, and their tag is a hash of what was read.
  private static let smallSize = 1 << 20
  /// Pages up to this many bytes get the reload script.
  private static let pageSize = 1 << 24

  /// A file in memory as it is sent.
  func represent(
    _ file: MemoryFile, _ name: String, _ request: PageRequest
  ) -> Representation {
    let type = mediaType(of: name)
    let sent = file.sentBytes(type.hasPrefix("text/html") ? request.injection : nil)
    return Representation(
      body: .bytes(sent.buffer), entityTag: sent.entityTag, mediaType: type)
  }

  /// A file on the disk as it is sent: read here where it is small, else while it is sent.
  func represent(_ file: DiskFile, _ name: String, _ request: PageRequest) -> Representation {
    let type = mediaType(of: name)
    let isPage = type.hasPrefix("text/html")
    if file.size <= (isPage ? Self.pageSize : Self.smallSize), let bytes = file.readWhole() {
      let injection = isPage ? request.injection : nil
      let sent = SentBytes(injection?.inject(into: bytes) ?? bytes)
      return Representation(
        body: .bytes(sent.buffer), entityTag: sent.entityTag, mediaType: type)
    }
    return Representation(
      body: .file(file, 0..<file.size), entityTag: file.entityTag, mediaType: type)
  }

  /// The headers of a file that is sent.
  func headers(
    _ representation: Representation, _ request: PageRequest, version: Int? = nil
  ) -> HTTPHeaders {
    var headers = ResponseHeaders.common(for: request.authority)
    headers.add(name: "Content-Type", value: representation.mediaType)
    if let version, representation.mediaType.hasPrefix("text/html") {
      // Scripts can read this header, and so tell whether a page is older than the first message
      // of the reload channel.
      headers.add(name: "Server-Timing", value: "version;desc=\"\(version)\"")
    }
    return headers
  }

  /// Sends a file, a part of it, or the word that the client has it already.
  func answer(
    _ representation: Representation, to request: PageRequest, version: Int? = nil
  ) -> Answer {
    var headers = headers(representation, request, version: version)
    headers.add(name: "Accept-Ranges", value: "bytes")
    let tag = representation.entityTag
    if let tag { headers.add(name: "ETag", value: tag) }
    if let known = request.knownTags, entityTagMatches(tag ?? "", in: known) {
      headers.remove(name: "Content-Type")
      return Answer(status: .notModified, headers: headers)
    }
    // A part is only sent where it belongs to the version that the client has.
    guard let range = request.range, request.rangeTag == nil || request.rangeTag == tag else {
      return Answer(status: .ok, headers: headers, body: representation.body)
    }
    let size = representation.body.count
    switch ByteRange(range, size: size) {
    case .whole:
      return Answer(status: .ok, headers: headers, body: representation.body)
    case .part(let part):
      headers.add(
        name: "Content-Range", value: "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)")
      return Answer(
        status: .partialContent, headers: headers, body: representation.body.part(part))
    case .unsatisfiable:
      headers.add(name: "Content-Range", value: "bytes */\(size)")
      headers.replaceOrAdd(name: "Content-Type", value: "text/plain; charset=utf-8")
      return Answer(
        status: .rangeNotSatisfiable, headers: headers,
        body: .bytes(ByteBuffer(string: "The file has \(size) bytes.\n")))
    }
  }
}
