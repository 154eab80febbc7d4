/// A finished file of the site.
package struct OutputFile: Sendable, Equatable {
  /// The path below the output folder, with `/` between its parts.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
