#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Lets this process open up to `count` files at once, as far as the system allows it.
///
/// - Parameter count: How many files should be possible.
/// - Returns: How many are possible now.
func raiseFileLimit(to count: Int) -> Int {
  var limit = rlimit()
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  guard getrlimit(resource, &limit) == 0 else { return 0 }
  if limit.rlim_cur < rlim_t(count) {
    let old = limit.rlim_cur
    limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
    if setrlimit(resource, &limit) != 0 { limit.rlim_cur = old }
  }
  return limit.rlim_cur > rlim_t(Int32.max) ? Int(Int32.max) : Int(limit.rlim_cur)
}
