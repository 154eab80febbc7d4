internal import Foundation

/// Removes what a build published, and what it keeps for the next.
func removeBuild(of site: String) {
  for name in ["public", ".discern"] {
    try? FileManager.default.removeItem(atPath: "\(site)/\(name)")
  }
}

/// Copies folders of a repository into a site.
///
/// - Throws: `BenchmarkError` where the repository does not have them.
func copy(_ names: [String], of repository: String, into site: String) throws(BenchmarkError) {
  for name in names {
    do {
      try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: "\(repository)/\(name)", toPath: "\(site)/\(name)")
    } catch {
      throw BenchmarkError(
        "'\(repository)' has no '\(name)' to copy; run the benchmark in Discern's repository.")
    }
  }
}
