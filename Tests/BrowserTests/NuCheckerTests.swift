import Foundation
import Testing

@Suite("Valid HTML", .enabled(if: TestTools.runsNuChecker, TestTools.nuCheckerComment))
struct NuCheckerTests {
  @Test("The checker finds a fault and says where it is")
  func findsAFault() async throws {
    var files = FixtureSite.soundFiles
    files["flawed.html"] = FixtureSite.page(body: "<p><div>A block in a paragraph</div></p>")
    let site = try FixtureSite(files)
    let report = try await NuChecker.report(on: site.folder)
    #expect(report.warnings.count == 3, "only that the policy allows WebAssembly")
    #expect(
      report.errors.map(\.rule) == ["nu/error: No “p” element in scope but a “p” end tag seen."])
    #expect(report.errors.first?.message.contains("flawed.html:23:") == true, "\(report.errors)")
  }

  @Test("Every page of the site is valid", .enabled(if: TheSite.isTested, TheSite.comment))
  func everyPageIsValid() async throws {
    let report = try await NuChecker.report(on: try TheSite.require().folder)
    for line in report.warningSummary { print("Nu checker: \(line)") }
    expectNone(report.errors, on: "public")
  }
}
