/// What the publication asks of a file system: the seam where tests stop a build at any call.
///
/// No call follows a symbolic link in a path's last part unless it says so.
package protocol FileSystem: Sendable {
  // Reading

  /// What stands at a path, or nil where nothing does.
  func status(of path: Path, followingLinks: Bool) throws(SystemError) -> FileStatus?

  /// The entries of a folder in no particular order.
  func entries(of folder: Path) throws(SystemError) -> [FolderEntry]

  /// The bytes of a regular file.
  func read(_ file: Path) throws(SystemError) -> [UInt8]

  /// Whether a regular file holds exactly these bytes, is readable for all and executable for
  /// none.
  func holds(_ bytes: [UInt8], at file: Path) -> Bool

  /// The absolute path without symbolic links and dots.
  func canonicalPath(of path: Path) throws(SystemError) -> Path

  /// The canonical paths where a folder may be on another mount though it is on the same device;
  /// nil where that cannot be known.
  func mountPoints() -> [Path]?

  // Changing

  /// Makes a folder that all may read and only its owner may change, whatever the umask says.
  func createFolder(_ folder: Path) throws(SystemError)

  /// Asks for room between the folders that will be made in a folder, so that files are quick to
  /// make after many were removed. A hint, which may go unheard.
  func spreadFolders(in folder: Path)

  /// Writes a new file that all may read, whatever the umask says; fails where something stands.
  func createFile(_ file: Path, holding bytes: [UInt8]) throws(SystemError)

  /// Gives a file or symbolic link a second name.
  func link(_ source: Path, to destination: Path) throws(SystemError)

  /// Copies a file or symbolic link with its mode and times.
  func copy(_ source: Path, to destination: Path) throws(SystemError)

  /// Gives a folder the mode and, where allowed, the owner of another; the times too if asked.
  func copyAttributes(
    ofFolder source: Path, to destination: Path, withTimes: Bool
  ) throws(SystemError)

  /// Lets the owner list and change a folder.
  func makeWritable(folder: Path) throws(SystemError)

  /// Swaps two folders in one step.
  func exchange(_ first: Path, _ second: Path) throws(SystemError)

  /// Moves an entry; an empty folder or a file at the destination is replaced.
  func rename(_ source: Path, to destination: Path) throws(SystemError)

  /// Removes anything but a folder.
  func removeFile(_ file: Path) throws(SystemError)

  /// Removes an empty folder.
  func removeFolder(_ folder: Path) throws(SystemError)
}

/// A system call that failed.
package struct SystemError: Error, Hashable {
  /// The path that it was about.
  package var path: Path
  /// The error number (`errno`).
  package var code: Int32

  /// The failure of a call on `path` with an error number.
  package init(at path: Path, code: Int32) {
    self.path = path
    self.code = code
  }
}

/// The sort of a folder's entry.
package enum EntryKind: Hashable, Sendable {
  case file
  case folder
  case symbolicLink
  /// A pipe, a socket or a device.
  case other
}

/// One name in a folder.
package struct FolderEntry: Hashable, Sendable {
  /// The name, a path of one part.
  package var name: Path
  /// What it names.
  package var kind: EntryKind
}

/// What stands at a path.
package struct FileStatus: Hashable, Sendable {
  /// An identity that two names of one file share.
  package struct Identity: Hashable, Sendable {
    /// The number of the device.
    package var device: UInt64
    /// The number of the file on its device.
    package var inode: UInt64
  }

  /// A time of last change.
  package struct Time: Hashable, Comparable, Sendable {
    /// Seconds since 1970.
    package var seconds: Int
    /// Nanoseconds within the second.
    package var nanoseconds: Int

    /// A moment, counted from 1970.
    package init(seconds: Int, nanoseconds: Int) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
    }

    /// Orders earlier before later.
    package static func < (first: Time, second: Time) -> Bool {
      (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
    }
  }

  /// Its sort.
  package var kind: EntryKind
  /// Its identity.
  package var identity: Identity
  /// Its length in bytes.
  package var size: Int
  /// The time when its contents last changed.
  package var modified: Time
  /// Who may read, write and run it, as the system counts rights.
  package var permissions: UInt16 = 0
}
