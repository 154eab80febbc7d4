/// Whether a file or folder of this name is no source: hidden, or an editor's backup, lock, swap
/// file or probe.
func isIgnoredName(_ name: some BidirectionalCollection<UInt8>) -> Bool {
  guard let first = name.first, let last = name.last else { return true }
  if first == UInt8(ascii: ".") || first == UInt8(ascii: "#") { return true }
  if last == UInt8(ascii: "~") { return true }
  let end = name.suffix(4)
  // Vim makes a file '4913' to find out whether it may make files.
  return end.elementsEqual(".swp".utf8) || end.elementsEqual(".swx".utf8)
    || name.elementsEqual("4913".utf8)
}
