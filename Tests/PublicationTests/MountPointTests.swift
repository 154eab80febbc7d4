import Publication
import Testing

@Suite struct MountPointTests {
  @Test func areTheFifthFieldOfEachLineWithItsEscapesUndone() {
    let table = """
      22 27 0:21 / / rw,relatime - ext4 /dev/vda rw
      36 35 98:0 /a /site\\040of\\011mine\\134 rw,noatime master:1 - ext3 /dev/root rw
      short line
      40 35 98:0 / /odd\\09\\ rw - tmpfs tmpfs rw

      """
    let expected = ["/", "/site of\tmine\\", "/odd\\09\\"]
    #expect(mountPointsInTable(Array(table.utf8)) == expected.map { Path($0) })
  }

  @Test func ofThisMachineCanBeReadOnLinux() {
    #if os(Linux)
      #expect(DiskFileSystem().mountPoints()?.contains(Path("/")) == true)
    #endif
  }
}
