import CCmark

/// What libcmark's own renderer makes of a text.
func renderedByCmark(_ text: [UInt8], unsafe: Bool = false) -> [UInt8] {
  text.withUnsafeBytes { text in
    let options = unsafe ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT
    let bytes = text.bindMemory(to: CChar.self)
    guard let parser = cmark_parser_new(options) else { return [] }
    defer { cmark_parser_free(parser) }
    if let start = bytes.baseAddress { cmark_parser_feed(parser, start, bytes.count) }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    guard let html = cmark_render_html(root, options) else { return [] }
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return String(cString: html).utf8.map { $0 }
  }
}
