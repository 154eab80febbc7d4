/// Documents of our own for each section of the CommonMark specification, 0.30.
enum SpecificationDocuments {
  static let sections: [(section: String, documents: [String])] = [
    (
      "Tabs",
      [
        "\tlet tabbed = 1", "  \tone and a half stops", "- model\n\n\tsecond paragraph",
        "- model\n\n\t\tcode in an item", ">\t\tquoted code", "-\t\tcode at once",
        "a\tb\tc", "#\tTabbed heading", "*\t*\t*\t", "\tx\n    y\n",
        "1.\tone\n\n\ttwo\n\n\t\tthree",
      ]
    ),
    (
      "Backslash escapes",
      [
        "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~",
        "\\a \\7 \\é \\ \\\t", "\\*plain\\* \\# not a heading", "\\\\*stressed*", "end\\\nnext",
        "`\\*` and ``\\` ``", "    \\[code\\]", "~~~ a\\+b\n\\*\n~~~", "<a title=\"\\*\">",
        "[x](/a\\*b \"c\\*d\")", "[x]\n\n[x]: /a\\*b 'c\\*d'", "<https://e.example/\\*>",
      ]
    ),
    (
      "Entity and numeric character references",
      [
        "&nbsp;&amp;&copy;&AElig;&Dcaron;&frac34;&ngE;&fjlig;", "&#35;&#1234;&#992;&#0;",
        "&#X22;&#xD06;&#xcab;&#x110000;&#xD800;",
        "&nbsp &x; &#; &#x; &#87654321; &abcdefghijklmnop;",
        "&copy", "[a](/&ouml; \"&uuml;\")", "``` f&ouml;o\n&auml;\n```", "`f&ouml;`", "    &ouml;",
        "&#42;x&#42; and *x*", "&#42; no list\n\n* list", "a&#10;&#10;b", "&#9;c", "<&#98;>",
      ]
    ),
    (
      "Precedence",
      [
        "- `one\n- two`", "> *a\n\nb*", "# `head\n`", "* a\n---\nb", "[x\n===\n](y)",
        "<b\n\n>", "- a\n***\n- b",
      ]
    ),
    (
      "Thematic breaks",
      [
        "---\n***\n___", "+++\n===", "--\n**\n__", " ---\n  ---\n   ---", "    ---", "a\n    ---",
        "_____________________", " - - -\t", " **  * ** * ** * **", "- - - x\n\n---a---",
        " *-*", "- a\n***\n- b", "a\n***\nb", "a\n---\nb", "- a\n- * * *", "* * * *",
      ]
    ),
    (
      "ATX headings",
      [
        "# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6", "####### 7", "#5 things\n\n#tag",
        "\\## no", "# *deep* \\*text\\*", "#      wide      ", " ### a\n  ## b\n   # c",
        "    # code", "a\n    # b", "## two ##\n   ###   three    ###", "# x #########",
        "### y ###     ", "### z ### w", "# n#", "### a \\###\n## b #\\##\n# c \\#",
        "****\n## mid\n****", "a\n# b\nc", "## \n#\n### ###", "#\u{A0}nbsp", "# `#` #",
      ]
    ),
    (
      "Setext headings",
      [
        "Title *one*\n===\n\nTitle *two*\n---", "two\nlines*\nstressed*\n====", "a\n-------\nb\n=",
        "   in\n---\n\n  in\n  ===", "    code\n    ---\n\na\n---", "a\n   ----      ",
        "a\n    ---", "a\n= =\n\nb\n--- -", "a  \n---", "a\\\n---",
        "`a\n---\n`\n\n<a title=\"x\n---\n\">",
        "> a\n---", "> a\nb\n===", "- a\n---", "a\nb\n---", "---\na\n---\nb\n---\nc", "\n===",
        "- a\n-----", "    a\n---", "> a\n-----", "\\> a\n---", "a\n\nb\n---\nc",
        "a\nb\n\n---\n\nc",
        "[x]: /u\n===\n[x]", "[x]: /u\nhead\n===", "a\n===\n===",
      ]
    ),
    (
      "Indented code blocks",
      [
        "    simple\n      more", "  - a\n\n    b", "1.  a\n\n    - b",
        "    <a/>\n    *x*\n\n    - y",
        "    c1\n\n    c2\n  \n \n \n    c3", "    c1\n      \n      c2", "a\n    b", "    a\nb",
        "# h\n    a\nh\n---\n    a\n----", "        a\n    b", "\n    \n    a\n    \n", "    a  ",
      ]
    ),
    (
      "Fenced code blocks",
      [
        "```\n<\n >\n```", "~~~\n<\n >\n~~~", "``\nfoo\n``", "```\na\n~~~\n```", "~~~\na\n```\n~~~",
        "````\na\n```\n``````", "~~~~\na\n~~~\n~~~~", "```", "`````\n\n```\na", "> ```\n> a\n\nb",
        "```\n\n  \n```", "```\n```", " ```\n a\na\n```", "  ```\na\n  a\na\n  ```",
        "   ```\n   a\n    a\n  a\n   ```", "    ```\n    a\n    ```", "```\na\n  ```",
        "   ```\na\n  ```", "```\na\n    ```", "``` ```\na", "~~~~~~\na\n~~~ ~~",
        "x\n```\ny\n```\nz",
        "x\n---\n~~~\ny\n~~~\n# z", "```swift\nlet x = 1\n```",
        "~~~~    swift startline=3 $%@#$\nx\n~~~~",
        "````;\n````", "``` aa ```\nfoo", "~~~ aa ``` ~~~\nfoo\n~~~", "```\n``` aaa\n```",
        "- ```\n  in item\n  ```\n- ```\nout", "```language-x\n```", "```\"><script>\n```",
      ]
    ),
    (
      "HTML blocks",
      [
        "<table><tr><td>\n<pre>\n**Hi**,\n\n_there_.\n</pre>\n</td></tr></table>",
        " <div>\n  *hi*\n",
        "</div>\n*x*", "<DIV CLASS=\"x\">\n\n*M*\n\n</DIV>",
        "<div id=\"x\"\n  class=\"y\">\n</div>",
        "<div *???-&&&-<---\n*x*", "<div><a href=\"b\">*x*</a></div>", "<a href=\"x\">\n*b*\n</a>",
        "<Warn>\n*b*\n</Warn>", "</ins>\n*b*", "<del>\n*x*\n</del>", "<del>\n\n*x*\n\n</del>",
        "<del>*x*</del>", "<pre lang=\"h\"><code>\nimport X\n\nmain\n</code></pre>\nok",
        "<script>\n// s\n\ndone();\n</script>\nok", "<textarea>\n\n*x*\n\n_y_\n\n</textarea>",
        "<style\n  type=\"a\">\nh {}\n\np {}\n</style>\nok", "<style>\n\nx", "> <div>\n> x\n\ny",
        "- <div>\n- x", "<style>p{}</style>\n*x*", "<!-- x -->*b*\n*c*",
        "<script>\nx\n</script>1. *b*",
        "<!-- F\n\nb\n   z -->\nok", "<?php\n\n  echo '>';\n\n?>\nok", "<!DOCTYPE html>",
        "<![CDATA[\nf(a<b && a < 0)\n\n]]>\nok", "  <!-- f -->\n\n    <!-- f -->",
        "  <div>\n\n    <div>", "a\n<div>\nb\n</div>", "<div>\nb\n</div>\n*c*",
        "a\n<a href=\"b\">\nc",
        "<div>\n\n*E*\n\n</div>", "<table>\n\n<tr>\n\n<td>\nHi\n</td>\n\n</tr>\n\n</table>",
        "<search>\nx", "<hr/>\nx", "<!a>", "<x-y z>\n*a*", "<b> x\n*a*",
      ]
    ),
    (
      "Link reference definitions",
      [
        "[x]: /u \"t\"\n\n[x]", "   [x]: \n      /u  \n           't'  \n\n[x]",
        "[X*y\\]]:m(a).js 't (q)'\n\n[X*y\\]]", "[X y]:\n<m u>\n't'\n\n[X y]",
        "[x]: /u '\nt\nl1\n'\n\n[x]", "[x]: /u 't\n\nu'\n\n[x]", "[x]:\n/u\n\n[x]", "[x]:\n\n[x]",
        "[x]: <>\n\n[x]", "[x]: <b>(z)\n\n[x]", "[x]: /u\\b\\*r \"a\\\"b\\z\"\n\n[x]",
        "[x]\n\n[x]: u",
        "[x]\n\n[x]: first\n[x]: second", "[XX]: /u\n\n[xx]", "[ΑΓΩ]: /φ\n\n[αγω]", "[x]: /u",
        "[\nx\n]: /u\nb", "[x]: /u \"t\" no", "[x]: /u\n\"t\" no", "    [x]: /u \"t\"\n\n[x]",
        "```\n[x]: /u\n```\n\n[x]", "X\n[b]: /u\n\n[b]", "# [X]\n[x]: /u\n> b",
        "[x]: /u\nb\n===\n[x]",
        "[x]: /u\n===\n[x]", "[a]: /a \"a\"\n[b]: /b\n  \"b\"\n[c]: /c\n\n[a], [b], [c]",
        "[x]\n\n> [x]: /u",
        "[ẞ]\n\n[SS]: /u", "[a]: /u (t(t)\n\n[a]", "[a]: (b\n\n[a]",
      ]
    ),
    (
      "Paragraphs",
      [
        "a\n\nb", "a\nb\n\nc\nd", "a\n\n\nb", "  a\n b", "a\n       b\n              c", "   a\nb",
        "    a\nb", "a     \nb     ", "a\r\nb\rc\nd", "é\u{2028}ü\u{85}x",
      ]
    ),
    ("Blank lines", ["  \n\na\n  \n\n# b\n\n  ", "\n\n\n", "", " ", "\t\n\u{0C}\nx"]),
    (
      "Block quotes",
      [
        "> # A\n> b\n> c", "># A\n>b\n> c", "   > # A\n   > b\n > c", "    > # A", "> # A\n> b\nc",
        "> b\nc\n> d", "> a\n---", "> - a\n- b", ">     a\n    b", "> ```\na\n```", "> a\n    - b",
        ">", ">\n>  \n> ", ">\n> a\n>  ", "> a\n\n> b", "> a\n> b", "> a\n>\n> b", "a\n> b",
        "> a\n***\n> b", "> a\nb", "> a\n\nb", "> a\n>\nb", "> > > a\nb", ">>> a\n> b\n>>c",
        ">     code\n\n>    no", "> \ta", ">\n\n> a", "> a\n<b>\nc",
      ]
    ),
    (
      "List items",
      [
        "a\nb\n\n    code\n\n> q", "1.  a\n    b\n\n        code\n\n    > q", "- one\n\n two",
        "- one\n\n  two",
        " -    one\n\n     two", " -    one\n\n      two", "   > > 1.  one\n>>\n>>     two",
        ">>- one\n>>\n  >  > two", "-one\n\n2.two", "- a\n\n\n  b",
        "1.  a\n\n    ```\n    b\n    ```\n\n    c",
        "- a\n\n      b\n\n\n      c", "123456789. ok", "1234567890. no", "0. ok", "003. ok",
        "-1. no",
        "- a\n\n      b", "  10.  a\n\n           b", "    code\n\nx\n\n    more",
        "1.     code\n\n   p\n\n       more",
        "1.      code\n\n   p", "   a\n\nb", "-    a\n\n  b", "-  a\n\n   b",
        "-\n  a\n-\n  ```\n  b\n  ```\n-\n      c",
        "-   \n  a", "-\n\n  a", "- a\n-\n- b", "- a\n-   \n- b", "1. a\n2.\n3. b", "*",
        "a\n*\n\na\n1.",
        " 1.  a\n     b", "  1.  a\n      b", "    1.  a", "  1.  a\nb\n\n          c",
        "  1.  a\n    b",
        "> 1. > a\nb", "> 1. > a\n> b", "- a\n  - b\n    - c\n      - d",
        "- a\n - b\n  - c\n   - d",
        "10) a\n    - b", "10) a\n   - b", "- - a", "1. - 2. a", "- # A\n- B\n  ---\n  c",
        "- a\n\tb\n\n\t\tc",
      ]
    ),
    (
      "Lists",
      [
        "- a\n- b\n+ c", "1. a\n2. b\n3) c", "A\n- b\n- c", "A\n14. b", "A\n1. b",
        "- a\n\n- b\n\n\n- c",
        "- a\n  - b\n    - c\n\n\n      d", "- a\n- b\n\n<!-- -->\n\n- c",
        "-   a\n\n    b\n\n-   c\n\n<!-- -->\n\n    d",
        "- a\n - b\n  - c\n   - d\n    - e", "1. a\n\n  2. b\n\n   3. c",
        "1. a\n\n  2. b\n\n    3. c",
        "- a\n- b\n\n- c", "* a\n*\n\n* c", "- a\n- b\n\n  c\n- d", "- a\n- b\n\n  [r]: /u\n- d",
        "- a\n- ```\n  b\n\n\n  ```\n- c",
        "- a\n  - b\n\n    c\n- d", "* a\n  > b\n  >\n* c", "- a\n  > b\n  ```\n  c\n  ```\n- d",
        "- a", "- a\n  - b",
        "1. ```\n   a\n   ```\n\n   b", "* a\n  * b\n\n  c",
        "- a\n  - b\n  - c\n\n- d\n  - e\n  - f", "7. a\n1. b\n1. c",
        "1. one\n\n\n1. two", "- a\n\n  - b\n- c\n\n\ntext",
      ]
    ),
    (
      "Inlines",
      ["`a` b`", "*a `b*` c*", "[a `b](c)`", "<b *a*>"]
    ),
    (
      "Code spans",
      [
        "`a`", "`` a ` b ``", "` `` `", "`  ``  `", "` a`", "`\u{A0}b\u{A0}`", "` `\n`  `",
        "``\na\nb  \nc\n``",
        "``\na \n``", "`a   b \nc`", "`a\\`b`", "``a`b``", "` a `` b `", "*a`*`", "[a `](/b)`",
        "`<a href=\"`\">`",
        "<a href=\"`\">`", "`<https://a.b.`c>`", "<https://a.b.`c>`", "```a``", "`a", "`a``b``",
        "`` ` ``` `` x",
      ]
    ),
    (
      "Emphasis and strong emphasis",
      [
        "*a b*", "a * a b*", "a*\"b\"*", "*\u{A0}a\u{A0}*", "a*b*", "5*6*78", "_a b_", "_ a b_",
        "a_\"b\"_", "a_b_",
        "5_6_78", "пристаням_стремятся_", "aa_\"bb\"_cc", "a-_(b)_", "_a*", "*a b *", "*a b\n*",
        "*(*a)", "*(*a*)*",
        "*a*b", "_a b _", "_(_a)", "_(_a_)_", "_a_b", "_a_b_c_", "_(a)_.", "**a b**", "** a b**",
        "a**\"b\"**",
        "a**b**", "__a b__", "__ a b__", "__\na b__", "a__\"b\"__", "a__b__", "5__6__78",
        "__a, __b__, c__",
        "a-__(b)__", "**a b **", "**(**a)", "*(**a**)*", "**A (*b c*), d**", "**a \"*b*\" c**",
        "**a**b", "__a b __",
        "__(__a)", "_(__a__)_", "__a__b", "__a__b__c__", "__(a)__.", "*a [b](/u)*", "*a\nb*",
        "_a __b__ c_", "_a _b_ c_",
        "__a_ b_", "*a *b**", "*a **b** c*", "*a**b**c*", "*a**b*", "***a** b*", "*a **b***",
        "*a**b***",
        "a***b***c", "a******b*********c", "*a **b *c* d** e*", "*a [*b*](/u)*", "** is nothing",
        "**** no",
        "**a [b](/u)**", "**a\nb**", "__a _b_ c__", "**a*b*c**", "**a *b\n**c** d* e**", "a ***",
        "a *\\**", "a *_*",
        "a *****", "a **\\***", "a **_**", "**a*", "*a**", "***a**", "****a*", "**a***", "*a****",
        "a ___", "a _\\__",
        "__a_", "_a__", "___a__", "**a**", "*_a_*", "__a__", "_*a*_", "****a****", "______a______",
        "***a***",
        "_____a_____", "*a _b* c_", "*a __b *c d__ e*", "**a **b c**", "*a *b c*", "*[a*](/u)",
        "_a [b_](/u)",
        "*<img src=\"a\" title=\"*\"/>", "**<a href=\"**\">", "*a `*`*", "_a `_`_",
        "**a<https://a.b/?q=**>",
        "*a**b**c*d**e*", "**a*b**c*", "*é*ü*", "*。*a", "a*。*b", "*😀*a",
      ]
    ),
    (
      "Links",
      [
        "[a](/u \"t\")", "[a](/u)", "[](./x.md)", "[a]()", "[a](<>)", "[]()", "[a](/my u)",
        "[a](</my u>)", "[a](f\nb)",
        "[a](<f\nb>)", "[a](<b)c>)", "[a](<b\\>)", "[a](<b)c\n[a](<b)c>\n[a](<b>c)", "[a](\\(f\\))",
        "[a](f(and(b)))",
        "[a](f(and(b))", "[a](f\\(and\\(b\\))", "[a](<f(and(b)>)", "[a](f\\)\\:)",
        "[a](#f)\n\n[a](h?q=3#f)", "[a](f\\b)",
        "[a](f%20b&auml;)", "[a](\"t\")", "[a](/u \"t\")\n[a](/u 't')\n[a](/u (t))",
        "[a](/u \"t \\\"&quot;\")", "[a](/u\u{A0}\"t\")",
        "[a](/u \"t \"and\" t\")", "[a](/u 't \"and\" t')", "[a](   /u\n  \"t\"  )", "[a] (/u)",
        "[a [f [b]]](/u)", "[a] b](/u)",
        "[a [b](/u)", "[a \\[b](/u)", "[a *f **b** `#`*](/u)", "[![m](m.jpg)](/u)",
        "[a [b](/u)](/u)", "[a *[b [c](/u)](/u)*](/u)",
        "![[[a](u1)](u2)](u3)", "*[a*](/u)", "[a *b](c*)", "*a [b* c]", "[a <b t=\"](c)\">",
        "[a`](/u)`", "[a<https://e.example/?s=](u)>",
        "[a][b]\n\n[b]: /u \"t\"", "[l [f [b]]][r]\n\n[r]: /u", "[l \\[b][r]\n\n[r]: /u",
        "[![m](m.jpg)][r]\n\n[r]: /u", "[a [b](/u)][r]\n\n[r]: /u",
        "[a *b [c][r]*][r]\n\n[r]: /u", "*[a*][r]\n\n[r]: /u", "[a *b][r]*\n\n[r]: /u",
        "[a <b t=\"][r]\">\n\n[r]: /u", "[a`][r]`\n\n[r]: /u",
        "[a][BaR]\n\n[bar]: /u", "[ẞ]\n\n[SS]: /u", "[F\n  b]: /u\n\n[B][F b]",
        "[a] [b]\n\n[b]: /u", "[a]\n[b]\n\n[b]: /u",
        "[a]: /1\n\n[a]: /2\n\n[b][a]", "[b][f\\!]\n\n[f!]: /u", "[a][r[]\n\n[r[]: /u",
        "[a][r[b]]\n\n[r[b]]: /u", "[[[a]]]\n\n[[[a]]]: /u",
        "[a][r\\[]\n\n[r\\[]: /u", "[b\\\\]: /u\n\n[b\\\\]", "[]\n\n[]: /u", "[\n ]\n\n[\n ]: /u",
        "[a][]\n\n[a]: /u \"t\"", "[*a* b][]\n\n[*a* b]: /u",
        "[A][]\n\n[a]: /u", "[a] \n[]\n\n[a]: /u", "[a]\n\n[a]: /u", "[*a* b]\n\n[*a* b]: /u",
        "[[*a* b]]\n\n[*a* b]: /u", "[[b [a]\n\n[a]: /u",
        "[a] b\n\n[a]: /u", "\\[a]\n\n[a]: /u", "[a*]: /u\n\n*[a*]", "[a][b]\n\n[a]: /1\n[b]: /2",
        "[a][]\n\n[a]: /1", "[a]()\n\n[a]: /1",
        "[a](no link)\n\n[a]: /1", "[a][b][c]\n\n[c]: /u", "[a][b][c]\n\n[c]: /1\n[b]: /2",
        "[a][b][c]\n\n[c]: /1\n[a]: /2",
        "[a](javascript:x)", "[a](JaVaScRiPt:x)", "[a](vbscript:x)", "[a](file:///x)",
        "[a](data:text/html,x)", "[a](data:image/gif;x)",
        "[a](/u \"\")", "[a](/u '')", "[a](/u ())", "[a](/ä?x=ü&y='z')",
      ]
    ),
    (
      "Images",
      [
        "![a](/u \"t\")", "![a *b*]\n\n[a *b*]: t.jpg \"t\"", "![a ![b](/u)](/v)",
        "![a [b](/u)](/v)", "![a *b*][]\n\n[a *b*]: t.jpg",
        "![a *b*][c]\n\n[C]: t.jpg", "![a](t.jpg)", "M ![a b](/p/t.jpg  \"t\"   )", "![a](<u>)",
        "![](/u)", "![a][b]\n\n[b]: /u",
        "![a][B]\n\n[b]: /u", "![a][]\n\n[a]: /u \"t\"", "![*a* b][]\n\n[*a* b]: /u",
        "![A][]\n\n[a]: /u", "![a] \n[]\n\n[a]: /u",
        "![a]\n\n[a]: /u", "![[a]]\n\n[[a]]: /u", "![A]\n\n[a]: /u", "!\\[a]\n\n[a]: /u",
        "\\![a]\n\n[a]: /u", "![a `b` <i> c\nd](/u)",
        "![a\\\nb](/u \"\")", "![a](data:image/png;base64,x) ![a](data:image/svg+xml,x)",
      ]
    ),
    (
      "Autolinks",
      [
        "<https://a.b.c>", "<https://a.b/t?q=h&id=22&x>", "<irc://a.b:2233/c>", "<MAILTO:A@B.C>",
        "<a+b+c:d>", "<made-up://a,b>",
        "<https://../>", "<localhost:5001/a>", "<https://a.b/c d>", "<https://a.b/\\[\\>",
        "<me@a.example.com>", "<f+s@b.example0.com>",
        "<me\\+@b.example.com>", "<>", "< https://a.b >", "<m:a>", "<a.b.c>", "https://a.b",
        "me@a.b", "<http://ä.example/?a='b'>", "<http://a&amp;b>",
        "<javascript:x>",
      ]
    ),
    (
      "Raw HTML",
      [
        "x <a><bab><c2c>", "x <a/><b2/>", "x <a  /><b2\nd=\"f\" >",
        "x <a f=\"b\" m = 'b <em>\"</em>'\n_b z=z />", "x <r-e t=\"a\" />",
        "x <33> <__>", "x <a h*#r=\"hi\">", "x <a h=\"hi'> <a h=hi'>",
        "x < a><\nf><b/ >\n<f b=b\nb />", "x <a h='b'title=t>", "x </a></f >",
        "x </a h=\"f\">", "x <!-- a\nb - c -->", "x <!-- a -- b -->",
        "x <!--> b -->\n\nx <!-> b --->", "x <?php e $a; ?>", "x <!EL br EMPTY>",
        "x <![CDATA[>&<]]>", "x <a h=\"&ouml;\">", "x <a h=\"\\*\">", "<a h=\"\\\"\">",
        "x <a b=`c`>", "x <a\u{A0}b>", "x <![cdata[x]]>", "x <! a>",
      ]
    ),
    (
      "Hard line breaks",
      [
        "a  \nb", "a\\\nb", "a       \nb", "a  \n     b", "a\\\n     b", "*a  \nb*", "*a\\\nb*",
        "`c  \ns`", "`c\\\ns`", "<a h=\"f  \nb\">",
        "<a h=\"f\\\nb\">", "a\\", "a  ", "### a\\", "### a  ", "a \t \nb", "a\\\r\nb  \r\nc",
      ]
    ),
    ("Soft line breaks", ["a\nb", "a \n b", "a\r\nb\rc", "a\t\n\tb"]),
    (
      "Textual content",
      [
        "h $.;'t", "Foo χρῆν", "M     spaces", "\u{0}a\u{0}", "\u{FEFF}a", "a\u{FEFF}",
        "日本語 😀\u{200D}👩", "<>&\"'",
      ]
    ),
  ]
}
