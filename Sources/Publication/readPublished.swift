/// The bytes of a file of the published site, such as the verdicts that learners were shown, or nil
/// where there is none.
///
/// - Parameters:
///   - path: The file's path in the output folder.
///   - output: The output folder.
///   - fileSystem: The file system.
/// - Returns: The file's bytes.
package func readPublished(
  _ path: String, in output: String, fileSystem: any FileSystem = DiskFileSystem()
) -> [UInt8]? {
  guard let page = try? PagePath(path) else { return nil }
  return try? fileSystem.read(Path(output) / page.path)
}
