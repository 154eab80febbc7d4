#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Why folders cannot be watched, or can no longer be watched by notifications.
package enum WatchError: Error, Hashable {
  /// The site's folder is missing or is no folder.
  case missingFolder(path: String)
  /// The system does not tell of changes, or not by a way known here.
  case unsupported
  /// The user's programs watch as many folders as the system allows.
  case tooManyFolders
  /// The user's programs have as many watchers as the system allows.
  case tooManyWatchers
  /// The process has as many open files as it may have.
  case tooManyOpenFiles
  /// The site's folder was moved or removed, and no notification tells when it comes back.
  case movedFolder(path: String)
  /// Another failure of the system, with its error number (`errno`).
  case failed(code: Int32)

  /// The reason as the end of a sentence, such as "the limit of watched folders is reached".
  package var reason: String {
    switch self {
    case .missingFolder(let path): "there is no folder '\(path)'"
    case .unsupported: "this system does not tell of changes"
    case .tooManyFolders:
      "the limit of watched folders is reached (raise fs.inotify.max_user_watches)"
    case .tooManyWatchers:
      "the limit of watchers is reached (raise fs.inotify.max_user_instances)"
    case .tooManyOpenFiles: "the limit of open files is reached"
    case .movedFolder(let path): "the folder '\(path)' was moved or removed"
    case .failed(let code): String(cString: strerror(code))
    }
  }
}
