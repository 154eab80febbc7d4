import Publication
import Testing

@testable import DevServer

@Suite struct WatchGatheringTests {
  private let start = ContinuousClock.now
  private let file = Path("content/a.md")
  private var soon: ContinuousClock.Instant { start + .milliseconds(19) }
  private var late: ContinuousClock.Instant { start + .milliseconds(20) }

  @Test func aWrittenFileDoesNotWait() {
    var gathering = ChangeGathering()
    gathering.noteWaiting(file, now: start)
    #expect(gathering.take(now: start) == nil)
    gathering.noteWritten(file)
    #expect(gathering.take(now: start)?.paths == [file])
    #expect(gathering.nextDeadline == nil)
    #expect(gathering.take(now: late) == nil)
  }

  @Test func aNameThatComesBackIsToldOnce() {
    var gathering = ChangeGathering()
    gathering.noteWaiting(file, cookie: 1, now: start)
    #expect(gathering.take(now: soon) == nil)
    gathering.noteWaiting(file, now: soon)
    #expect(gathering.take(now: late) == nil)
    gathering.noteWritten(file)
    #expect(gathering.take(now: late)?.paths == [file])
    #expect(gathering.take(now: late + .seconds(1)) == nil)
  }

  @Test func aNameThatStaysAwayIsToldLater() {
    var gathering = ChangeGathering()
    gathering.noteWaiting(file, now: start)
    #expect(gathering.nextDeadline == late)
    #expect(gathering.take(now: soon) == nil)
    let told = gathering.take(now: late)
    #expect(told?.paths == [file])
    #expect(told?.isComplete == false)
  }

  @Test func aFolderThatStaysAwayMayHaveChangedEverything() {
    var gathering = ChangeGathering()
    gathering.noteWaiting(Path("content/folder"), isFolder: true, now: start)
    #expect(gathering.take(now: soon) == nil)
    #expect(gathering.take(now: late)?.isComplete == true)
  }

  @Test func bothNamesOfAMoveAreToldTogether() {
    var gathering = ChangeGathering()
    gathering.noteWaiting(file, cookie: 7, now: start)
    gathering.noteWaiting(Path("content/b.md"), cookie: 8, now: start)
    gathering.noteMovedIn(Path("content/z.md"), isFolder: false, cookie: 7)
    #expect(gathering.take(now: start)?.paths == [file, Path("content/z.md")])
    #expect(gathering.take(now: late)?.paths == [Path("content/b.md")])
  }

  @Test func otherRightsOfAWrittenFileAreNotToldAgain() {
    var gathering = ChangeGathering()
    gathering.noteWritten(file)
    gathering.noteAttributes(file, isFolder: false, now: start)
    #expect(gathering.take(now: start)?.paths == [file])
    #expect(gathering.take(now: late) == nil)
    gathering.noteAttributes(file, isFolder: false, now: start)
    #expect(gathering.take(now: soon) == nil)
    #expect(gathering.take(now: late)?.paths == [file])
  }
}
