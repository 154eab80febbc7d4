#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The date of a second since 1970 as HTTP writes it, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
func httpDate(_ second: Int) -> String {
  var moment = time_t(second)
  var parts = tm()
  gmtime_r(&moment, &parts)
  func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(dayNames[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(monthNames[Int(parts.tm_mon)]) "
    + "\(parts.tm_year + 1900) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
}

/// The date of now as HTTP writes it.
func httpDateNow() -> String {
  var now = timespec()
  clock_gettime(CLOCK_REALTIME, &now)
  return httpDate(Int(now.tv_sec))
}

private let dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

private let monthNames = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]
