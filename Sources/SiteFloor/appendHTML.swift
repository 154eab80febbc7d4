internal import CCmark
internal import CPlatform

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Appends the HTML that cmark makes of Markdown.
///
/// All that cmark takes lies in one arena.
func appendHTML(of markdown: ArraySlice<UInt8>, to page: inout [UInt8]) {
  let arena = csystem_arena_begin()
  defer { csystem_arena_end(arena) }
  var memory = cmark_mem(
    calloc: csystem_arena_calloc, realloc: csystem_arena_realloc, free: csystem_arena_free)
  withUnsafeMutablePointer(to: &memory) { memory in
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else { return }
    markdown.withUnsafeBytes { bytes in
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return }
      cmark_parser_feed(parser, start, bytes.count)
    }
    guard let root = cmark_parser_finish(parser),
      let html = cmark_render_html(root, CMARK_OPT_DEFAULT)
    else { return }
    page += UnsafeRawBufferPointer(start: html, count: Int(strlen(html)))
  }
}
