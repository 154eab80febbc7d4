internal import Foundation

/// What figures depend on.
enum Machine {
  /// Processor, cores, system, where the files lie, and the compiler, in one line.
  static var description: String {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let place = WorkFolder.isInMemory ? "files in memory (tmpfs)" : "files on disk"
    return [
      processor ?? "unknown processor", "\(cores) cores", kernel, place, "Swift \(compiler)",
    ].joined(separator: ", ")
  }

  private static var processor: String? {
    let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let line = text?.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
  }

  private static var kernel: String {
    var names = utsname()
    uname(&names)
    func text<Field>(_ field: Field) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return text(names.sysname) + " " + text(names.release)
  }

  private static var compiler: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}
