import Foundation
import Publication

/// The real file system with a trouble of one's choice, counted in changing calls.
///
/// `@unchecked`, because the counter is touched only under its lock.
final class TroubledFileSystem: FileSystem, @unchecked Sendable {
  enum Trouble: Equatable {
    case none
    /// The process dies at a call, which is not made; nothing works any more.
    case killed(at: Int)
    /// The process dies in the middle of a call: half a file is written, any other call is made.
    case killedWithin(Int)
    /// One call fails.
    case failing(at: Int, code: Int32)
  }

  private let disk = DiskFileSystem()
  private let trouble: Trouble
  /// `EXDEV` refuses any move of the output, as overlayfs does.
  private let refusedExchange: Int32?
  private let refusedLink: Int32?
  private let addedMountPoints: [Path]
  private let lock = NSLock()
  private var counter = 0
  private var isDead = false

  init(
    _ trouble: Trouble = .none, refusedExchange: Int32? = nil, refusedLink: Int32? = nil,
    mountPoints: [Path] = []
  ) {
    self.trouble = trouble
    self.refusedExchange = refusedExchange
    self.refusedLink = refusedLink
    self.addedMountPoints = mountPoints
  }

  /// The changing calls that were made.
  var changes: Int { lock.withLock { counter } }
  /// Whether the trouble has come.
  var hasStruck: Bool {
    lock.withLock {
      switch trouble {
      case .none: false
      case .killed, .killedWithin: isDead
      case .failing(let at, _): counter >= at
      }
    }
  }

  private static let killed = SystemError(at: Path("killed"), code: ECANCELED)

  private func live() throws(SystemError) {
    if lock.withLock({ isDead }) { throw Self.killed }
  }

  private func change(
    _ path: Path, half: () throws(SystemError) -> Void = {},
    _ call: () throws(SystemError) -> Void
  ) throws(SystemError) {
    let (number, wasDead) = lock.withLock {
      if !isDead { counter += 1 }
      let wasDead = isDead
      if trouble == .killed(at: counter) || trouble == .killedWithin(counter) { isDead = true }
      return (counter, wasDead)
    }
    if wasDead { throw Self.killed }
    switch trouble {
    case .killed(number): throw Self.killed
    case .killedWithin(number):
      try half()
      throw Self.killed
    case .failing(number, let code): throw SystemError(at: path, code: code)
    default: try call()
    }
  }

  private func change(_ path: Path, _ call: () throws(SystemError) -> Void) throws(SystemError) {
    try change(path, half: call, call)
  }

  func status(of path: Path, followingLinks: Bool) throws(SystemError) -> FileStatus? {
    try live()
    return try disk.status(of: path, followingLinks: followingLinks)
  }

  func entries(of folder: Path) throws(SystemError) -> [FolderEntry] {
    try live()
    return try disk.entries(of: folder)
  }

  func read(_ file: Path) throws(SystemError) -> [UInt8] {
    try live()
    return try disk.read(file)
  }

  func holds(_ bytes: [UInt8], at file: Path) -> Bool { disk.holds(bytes, at: file) }

  func canonicalPath(of path: Path) throws(SystemError) -> Path {
    try live()
    return try disk.canonicalPath(of: path)
  }

  func mountPoints() -> [Path]? { disk.mountPoints().map { $0 + addedMountPoints } }

  func createFolder(_ folder: Path) throws(SystemError) {
    try change(folder) { () throws(SystemError) in try disk.createFolder(folder) }
  }

  func spreadFolders(in folder: Path) {
    if !lock.withLock({ isDead }) { disk.spreadFolders(in: folder) }
  }

  func createFile(_ file: Path, holding bytes: [UInt8]) throws(SystemError) {
    try change(
      file,
      half: { () throws(SystemError) in
        try disk.createFile(file, holding: Array(bytes.prefix(bytes.count / 2)))
      },
      { () throws(SystemError) in try disk.createFile(file, holding: bytes) })
  }

  func link(_ source: Path, to destination: Path) throws(SystemError) {
    try change(destination) { () throws(SystemError) in
      if let refusedLink { throw SystemError(at: destination, code: refusedLink) }
      try disk.link(source, to: destination)
    }
  }

  func copy(_ source: Path, to destination: Path) throws(SystemError) {
    try change(destination) { () throws(SystemError) in try disk.copy(source, to: destination) }
  }

  func copyAttributes(
    ofFolder source: Path, to destination: Path, withTimes: Bool
  ) throws(SystemError) {
    try change(destination) { () throws(SystemError) in
      try disk.copyAttributes(ofFolder: source, to: destination, withTimes: withTimes)
    }
  }

  func makeWritable(folder: Path) throws(SystemError) {
    try change(folder) { () throws(SystemError) in try disk.makeWritable(folder: folder) }
  }

  func exchange(_ first: Path, _ second: Path) throws(SystemError) {
    try change(second) { () throws(SystemError) in
      if let refusedExchange { throw SystemError(at: second, code: refusedExchange) }
      try disk.exchange(first, second)
    }
  }

  func rename(_ source: Path, to destination: Path) throws(SystemError) {
    try change(destination) { () throws(SystemError) in
      if refusedExchange == EXDEV, source.name == Path("public") {
        throw SystemError(at: destination, code: EXDEV)
      }
      try disk.rename(source, to: destination)
    }
  }

  func removeFile(_ file: Path) throws(SystemError) {
    try change(file) { () throws(SystemError) in try disk.removeFile(file) }
  }

  func removeFolder(_ folder: Path) throws(SystemError) {
    try change(folder) { () throws(SystemError) in try disk.removeFolder(folder) }
  }
}
