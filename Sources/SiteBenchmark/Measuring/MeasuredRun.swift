internal import Foundation

/// What one run of a program took.
struct MeasuredRun {
  /// From start to end, in seconds.
  var wallSeconds: Double
  /// User and system time together, in seconds.
  var processorSeconds: Double
  /// The largest resident set, in MiB.
  var peakMebibytes: Double

  /// Runs a program to its end and measures it.
  ///
  /// The peak is at least what this process itself has had resident: the system carries that over
  /// to a program that is started.
  ///
  /// - Throws: `BenchmarkError` where the program cannot be started or fails.
  init(_ program: String, _ arguments: [String]) throws(BenchmarkError) {
    var child = pid_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let start = ContinuousClock.now
    guard posix_spawn(&child, program, &actions, nil, &words, environ) == 0 else {
      throw BenchmarkError("'\(program)' cannot be run.")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child, status == 0 else {
      throw BenchmarkError("'\(program) \(arguments.joined(separator: " "))' failed.")
    }
    wallSeconds = (ContinuousClock.now - start) / .seconds(1)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    processorSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    #if os(Linux)
      peakMebibytes = Double(usage.ru_maxrss) / 1024
    #else
      peakMebibytes = Double(usage.ru_maxrss) / 1_048_576
    #endif
  }
}
