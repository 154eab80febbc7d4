import Foundation

/// The executables that were built together with the tests.
enum BuiltExecutable {
  static var discern: URL {
    get throws { try find("discern") }
  }

  /// Looks in the folders around the tests' own bundle, the nearest first.
  private static func find(_ name: String) throws -> URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    var folder = bundle?.bundleURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    folder.standardize()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder)
      if exists, !isFolder.boolValue { return candidate }
    }
    throw TestTools.Missing(names: [name])
  }
}
