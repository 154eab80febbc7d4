/// Publishes a site into an output folder so that the folder holds the old site or the new one at
/// every moment, also when the process is killed.
///
/// The pages are written into a stage, which takes the folder's place in one step. What others put
/// into the folder goes along. The promise holds for processes, not for a machine that loses power.
package struct Publisher: Sendable {
  let output: Path
  let stateDirectory: Path
  let sources: [Path]
  let fileSystem: any FileSystem

  /// A publisher into the folder `output`, with its working files in `stateDirectory`.
  ///
  /// - Parameters:
  ///   - output: The folder of the finished site, which need not exist.
  ///   - stateDirectory: The folder `.discern` of the site, which need not exist.
  ///   - sources: Folders of the site that the output may neither hold nor lie in.
  ///   - fileSystem: The file system.
  package init(
    output: String, stateDirectory: String, sources: [String] = [],
    fileSystem: any FileSystem = DiskFileSystem()
  ) {
    self.output = Path(output.isEmpty ? "." : output).withoutTrailingSlashes
    self.stateDirectory = Path(stateDirectory).withoutTrailingSlashes
    self.sources = sources.map { Path($0).withoutTrailingSlashes } + [self.stateDirectory]
    self.fileSystem = fileSystem
  }

  /// Starts a publication; throws where the output is not Discern's to replace.
  ///
  /// Ends what a killed build began. Only one publication of a site may be under way at a time,
  /// for which `SiteLock` stands.
  package func begin() throws(PublicationError) -> Stage {
    let outputGuard = OutputGuard(output: output, sources: sources, fileSystem: fileSystem)
    _ = try outputGuard.check()
    try recover()
    let exists = try outputGuard.check()
    let old = exists ? try PublishedTree(of: output, in: fileSystem) : PublishedTree()
    return Stage(publisher: self, old: old)
  }

  /// Ends what a killed build began, so that the output holds the old site or the new one.
  ///
  /// There is nothing to do after an ordinary build. Only where the file system cannot exchange
  /// two folders can a killed build leave the output missing or in part, which this puts right.
  package func recover() throws(PublicationError) {
    do throws(SystemError) {
      for stage in [stageInStateDirectory, stageBesideOutput] { try stage.recover(output) }
    } catch {
      throw PublicationError(error)
    }
  }

  /// Whether a killed build may have left something to be put right.
  package var isInterrupted: Bool {
    [stageInStateDirectory, stageBesideOutput].contains { stage in
      (try? fileSystem.status(of: stage.folder, followingLinks: false)) ?? nil != nil
    }
  }

  /// The stage out of sight, which serves where a folder can move from there to the output.
  private var stageInStateDirectory: StageFolder {
    StageFolder(folder: stateDirectory / "stage", fileSystem: fileSystem)
  }

  /// The stage for an output on another file system than the site.
  private var stageBesideOutput: StageFolder {
    let name = Path(bytes: Array(".".utf8) + output.name.bytes + Array(".discern-stage".utf8))
    return StageFolder(folder: output.parent / name, fileSystem: fileSystem)
  }

  /// Makes the stage's folder on the output's file system.
  func createStage() throws(SystemError) -> StageFolder {
    try fileSystem.createFolders(for: output)
    try fileSystem.createFolders(for: stateDirectory / "stage")
    let parent = output.parent.bytes.isEmpty ? Path(".") : output.parent
    if try isSameMount(parent, stateDirectory) {
      try stageInStateDirectory.create(for: recordedName(of: output, in: parent))
      return stageInStateDirectory
    }
    try stageBesideOutput.create(for: Path("..") / output.name)
    return stageBesideOutput
  }

  /// Whether folders can move between two folders: renaming fails between two mounts even of one
  /// file system.
  private func isSameMount(_ first: Path, _ second: Path) throws(SystemError) -> Bool {
    let devices = try [first, second].map { (path) throws(SystemError) in
      try fileSystem.status(of: path, followingLinks: true)?.identity.device
    }
    guard devices[0] == devices[1] else { return false }
    guard let mountPoints = fileSystem.mountPoints() else { return false }
    let mounts = try [first, second].map { (path) throws(SystemError) in
      let canonical = try fileSystem.canonicalPath(of: path)
      return mountPoints.filter { canonical.isInside($0) }.max { $0.bytes.count < $1.bytes.count }
    }
    return mounts[0] == mounts[1]
  }

  /// The output as the stage in the state directory remembers it: relative to the stage when it
  /// lies in the site, so that a site may move between a kill and the next build.
  private func recordedName(of output: Path, in parent: Path) throws(SystemError) -> Path {
    let absolute = try fileSystem.canonicalPath(of: parent) / output.name
    let state = try fileSystem.canonicalPath(of: stateDirectory)
    let site = state.parent
    guard absolute.isInside(site), site != Path("/") else { return absolute }
    return Path("../..") / Path(bytes: Array(absolute.bytes[(site.bytes.count + 1)...]))
  }
}
