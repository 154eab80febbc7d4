import Markdown
import Testing

struct TreeDumpTests {
  @Test(arguments: [
    (
      "# A *b* {#own}\n\ntext `c`\n[d](/e \"\")",
      """
      document 1:1-4:10
        heading 1:1-1:14 level 1 #own
          text "A "
          emphasis
            text "b"
          text ""
        paragraph 3:1-4:10
          text "text "
          code "c"
          softBreak
          link 4:1 to "/e" title ""
            text "d"

      """
    ),
    (
      "Title\nlong\n===\n> - x\n>\n>   ~~~ swift\n>   y\n>   ~~~\n\n7) n\n",
      """
      document 1:1-10:4
        heading 1:1-3:3 level 1 #title-long
          text "Title"
          softBreak
          text "long"
        blockQuote 4:1-8:7
          list 4:3-8:7 loose
            item 4:3-8:7
              paragraph 4:5-4:5
                text "x"
              codeBlock 6:5-8:7 info "swift" "y\\n"
        list 10:1-10:4 from 7 tight
          item 10:1-10:4
            paragraph 10:4-10:4
              text "n"

      """
    ),
    (
      "[r]: /u\n[s]: /v\n![i][r] <b>\n\n***\n<div>\n</div>",
      """
      document 1:1-7:6
        paragraph 3:1-3:11
          image 3:1 to "/u"
            text "i"
          text " "
          htmlInline 3:9 "<b>"
        thematicBreak 5:1-5:3
        htmlBlock 6:1-7:6 "<div>\\n</div>\\n"

      """
    ),
    (
      "- t\n  | a | `b\\|c` |\n  |:-:|--|\n  | d |\n",
      """
      document 1:1-4:7
        list 1:1-4:7 tight
          item 1:1-4:7
            paragraph 1:3-1:3
              text "t"
            table 2:3-4:7
              tableRow 2:3-2:16 header
                tableCell 2:5-2:5 center
                  text "a"
                tableCell 2:9-2:14
                  code "b|c"
              tableRow 4:3-4:7
                tableCell 4:5-4:5 center
                  text "d"
                tableCell 4:8-4:7

      """
    ),
    (
      "> [!TIP]\n> x\n\n> [!RECALL q]\n> Q?\n>\n> A.",
      """
      document 1:1-7:4
        alert 1:1-2:3 tip
          paragraph 1:3-2:3
            text "x"
        recallPrompt 4:1-7:4 #q
          recallQuestion 4:3-5:4
            text "Q?"
          paragraph 7:3-7:4
            text "A."

      """
    ),
  ])
  func showsNodesWithTheirRanges(text: String, dump: String) {
    #expect(page(text).treeDump == dump)
  }
}
