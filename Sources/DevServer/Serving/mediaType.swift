/// The media type of a file by its name, with the character set of text.
func mediaType(of path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  if name == "feed.xml" { return "application/atom+xml; charset=utf-8" }
  guard let dot = name.lastIndex(of: ".") else { return unknownMediaType }
  return mediaTypes[name[name.index(after: dot)...].lowercased()] ?? unknownMediaType
}

private let unknownMediaType = "application/octet-stream"

private let mediaTypes = [
  "html": "text/html; charset=utf-8",
  "htm": "text/html; charset=utf-8",
  "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8",
  "mjs": "text/javascript; charset=utf-8",
  "json": "application/json; charset=utf-8",
  "map": "application/json; charset=utf-8",
  "webmanifest": "application/manifest+json; charset=utf-8",
  "xml": "application/xml; charset=utf-8",
  "txt": "text/plain; charset=utf-8",
  "md": "text/markdown; charset=utf-8",
  "csv": "text/csv; charset=utf-8",
  "vtt": "text/vtt; charset=utf-8",
  "svg": "image/svg+xml; charset=utf-8",
  "png": "image/png",
  "jpg": "image/jpeg",
  "jpeg": "image/jpeg",
  "gif": "image/gif",
  "webp": "image/webp",
  "avif": "image/avif",
  "ico": "image/x-icon",
  "wasm": "application/wasm",
  "pdf": "application/pdf",
  "zip": "application/zip",
  // Anki's packages have no registered type; this one keeps a browser from unpacking them.
  "apkg": "application/octet-stream",
  "woff": "font/woff",
  "woff2": "font/woff2",
  "ttf": "font/ttf",
  "otf": "font/otf",
  "mp3": "audio/mpeg",
  "mp4": "video/mp4",
  "webm": "video/webm",
]
