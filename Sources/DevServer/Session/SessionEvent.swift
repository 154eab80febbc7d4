package import Diagnostics
package import StudySite

/// What a session tells its author.
package enum SessionEvent: Sendable {
  /// The server listens.
  case serving(ServerAddress)
  /// The site was brought up to date, in a time.
  case updated(SiteUpdate, Duration)
  /// The site has errors; pages are as they were.
  case failed(SiteUpdate)
  /// The output folder could not be brought up to date.
  case unpublished([Diagnostic])
  /// Notifications of changes are not to be had, for a reason; folders are looked at again and again.
  case polling(reason: String)
  /// The base address of the site has another path now, which only a new start takes up.
  case movedBase(path: String)
}
