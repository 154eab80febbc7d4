internal import Diagnostics
internal import Publication

/// What a build leaves behind for the next: the stamps of all that it read and wrote.
///
/// As long as all stamps hold, the site is what a clean build would make, and what was found is what
/// a clean build would find.
struct BuildState: Equatable {
  /// A file that was read.
  struct Source: Hashable {
    /// The path relative to the site's folder.
    var path: String
    var stamp: FileStamp
  }

  /// A file that was written, or a page with what it was made of.
  struct Product: Equatable {
    var path: String
    var stamp: PublishedStamp
    /// What the page was made of; nil for files that are no pages.
    var inputs: PageInputs?
  }

  /// Which program made the site under which options, as a hash.
  var circumstances: ContentHash
  /// Sorted by path.
  var sources: [Source]
  /// Sorted by path.
  var products: [Product]
  var diagnostics: [Diagnostic]
  var pageCount: Int

  private static let magic: UInt64 = 0x3165_7461_7473_6364

  /// The state as bytes, with a hash of them at the end.
  var bytes: [UInt8] {
    var writer = StateWriter()
    writer.write(Self.magic)
    writer.write(circumstances.value)
    writer.write(pageCount)
    writer.write(sources) { writer, source in
      writer.write(source.path)
      writer.write(source.stamp.device)
      writer.write(source.stamp.inode)
      for number in [source.stamp.size, source.stamp.modified, source.stamp.changed] {
        writer.write(UInt64(bitPattern: number))
      }
    }
    writer.write(products) { writer, product in
      writer.write(product.path)
      writer.write(product.stamp.size)
      writer.write(product.stamp.modified.seconds)
      writer.write(product.stamp.modified.nanoseconds)
      writer.write(Int(product.stamp.permissions))
      writer.write(product.inputs == nil ? 0 : 1)
      for part in PageInputs.Part.allCases {
        if let inputs = product.inputs { writer.write(inputs[part].value) }
      }
    }
    writer.write(diagnostics) { writer, diagnostic in
      writer.write(diagnostic.rule.rawValue)
      writer.write(diagnostic.severity.rawValue)
      writer.write(diagnostic.location)
      writer.write(diagnostic.message)
      writer.write(diagnostic.suggestion)
      writer.write(diagnostic.notes) { writer, note in
        writer.write(note.location)
        writer.write(note.message)
      }
    }
    let hash = ContentHash(writer.bytes)
    writer.write(hash.value)
    return writer.bytes
  }

  /// Reads a state; throws where the bytes are damaged, or of another version of the program.
  init(_ bytes: [UInt8]) throws(StateReader.Damage) {
    guard bytes.count > 8 else { throw StateReader.Damage() }
    var end = StateReader(Array(bytes.suffix(8)))
    let payload = Array(bytes.dropLast(8))
    guard try end.number() == ContentHash(payload).value else { throw StateReader.Damage() }
    var reader = StateReader(payload)
    guard try reader.number() == Self.magic else { throw StateReader.Damage() }
    circumstances = ContentHash(value: try reader.number())
    pageCount = try reader.integer()
    sources = try reader.list { (reader) throws(StateReader.Damage) in
      Source(
        path: try reader.text(),
        stamp: FileStamp(
          device: try reader.number(), inode: try reader.number(),
          size: Int64(bitPattern: try reader.number()),
          modified: Int64(bitPattern: try reader.number()),
          changed: Int64(bitPattern: try reader.number())))
    }
    products = try reader.list { (reader) throws(StateReader.Damage) in
      let path = try reader.text()
      let stamp = PublishedStamp(
        size: try reader.integer(),
        modified: FileStatus.Time(
          seconds: try reader.integer(), nanoseconds: try reader.integer()),
        permissions: UInt16(truncatingIfNeeded: try reader.integer()))
      guard try reader.number() == 1 else {
        return Product(path: path, stamp: stamp, inputs: nil)
      }
      var inputs = PageInputs()
      for part in PageInputs.Part.allCases {
        inputs[part] = ContentHash(value: try reader.number())
      }
      return Product(path: path, stamp: stamp, inputs: inputs)
    }
    diagnostics = try reader.list { (reader) throws(StateReader.Damage) in
      guard let rule = Rule(rawValue: try reader.text()),
        let severity = Severity(rawValue: try reader.text())
      else { throw StateReader.Damage() }
      return Diagnostic(
        rule, severity: severity, at: try reader.location(), try reader.text(),
        suggestion: try reader.optionalText(),
        notes: try reader.list { (reader) throws(StateReader.Damage) in
          Diagnostic.Note(at: try reader.location(), try reader.text())
        })
    }
    guard reader.isAtEnd else { throw StateReader.Damage() }
  }

  /// A state of these parts.
  init(
    circumstances: ContentHash, sources: [Source], products: [Product], diagnostics: [Diagnostic],
    pageCount: Int
  ) {
    self.circumstances = circumstances
    self.sources = sources
    self.products = products
    self.diagnostics = diagnostics
    self.pageCount = pageCount
  }
}

extension StateWriter {
  fileprivate mutating func write(_ location: SourceLocation) {
    write(location.path)
    write(location.line)
    write(location.column)
  }
}

extension StateReader {
  fileprivate mutating func location() throws(Damage) -> SourceLocation {
    SourceLocation(path: try text(), line: try integer(), column: try integer())
  }
}
