// @ts-check
// Shows a source line with a mark at a column.
const { markedLine } = (() => {
  "use strict";

  /** The most characters of a source line that are shown on either side of the place. */
  const greatestReach = 240;

  /**
   * Where in a line, in UTF-16 code units, a column stands that counts UTF-8 bytes from 1.
   * @param {string} line @param {number} column
   */
  const offsetOfColumn = (line, column) => {
    let bytes = 1;
    let offset = 0;
    for (const character of line) {
      const code = character.codePointAt(0) ?? 0;
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      if (bytes > column) break;
      offset += character.length;
    }
    return offset;
  };

  /**
   * A source line with a mark on the character at the column. The mark is on the character itself
   * and not spaced out below it: tabs and wide characters cannot shift it.
   * @param {string} line @param {number} column
   */
  const markedLine = (line, column) => {
    const code = element("code", "line");
    if (column <= 0) {
      code.textContent = line.length > 2 * greatestReach
        ? `${line.slice(0, 2 * greatestReach)}…` : line;
      return code;
    }
    const offset = offsetOfColumn(line, column);
    // What a reader takes for one character may be several to the computer.
    const character = new Intl.Segmenter().segment(line).containing(offset);
    const start = character?.index ?? line.length;
    const end = start + (character?.segment.length ?? 0);
    const from = Math.max(0, start - greatestReach);
    const to = Math.min(line.length, end + greatestReach);
    code.append(
      from > 0 ? "…" : "", line.slice(from, start),
      element("mark", "", character?.segment ?? "\u00A0"),
      line.slice(end, to), to < line.length ? "…" : "");
    return code;
  };

  return { markedLine };
})();
