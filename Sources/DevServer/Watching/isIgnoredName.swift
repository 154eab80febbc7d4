/// Whether a file or folder of this name is no source: hidden, or an editor's backup, lock, swap
/// file or probe.
func isIgnoredName(_ name: some Collection<UInt8>) -> Bool {
  guard let first = name.first else { return true }
  if first == UInt8(ascii: ".") || first == UInt8(ascii: "#") { return true }
  let end = Array(name.suffix(5))
  // Vim makes a file '4913' to find out whether it may make files.
  return end.last == UInt8(ascii: "~") || end == Array("4913".utf8)
    || end.suffix(4) == Array(".swp".utf8)[...] || end.suffix(4) == Array(".swx".utf8)[...]
}
