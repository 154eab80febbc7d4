import Foundation
import Testing

/// The site in the folder `public` of the package.
enum TheSite {
  struct NotBuilt: Error, CustomStringConvertible {
    let description = "public/index.html is not there: run `swift run discern build`"
  }

  static let folder = SiteFolder(TestTools.packageRoot.appendingPathComponent("public"))

  /// In CI the tests run and fail without a site; elsewhere they are skipped.
  static let isTested = folder != nil || TestTools.isCI
  static let comment: Comment = "public/index.html is not there: run `swift run discern build`"

  /// The pages, or none without a site; `require` tells the difference.
  static let pages = folder?.pages ?? []

  static func require() throws -> SiteFolder {
    guard let folder else { throw NotBuilt() }
    return folder
  }
}
