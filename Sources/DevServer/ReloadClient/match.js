// @ts-check
// Finds which child of one version of an element became which child of another version.
const { match, isBlank } = (() => {
  "use strict";

  /** The most pairs of nodes that are compared one by one: more would take noticeable time. */
  const greatestTable = 250_000;

  /**
   * Finds the old node for each new one that has one, and the new ones that changed their order.
   * @param {ChildNode[]} olds @param {ChildNode[]} news
   */
  const match = (olds, news) => {
    /** @type {Map<ChildNode, ChildNode>} */
    const partners = new Map();
    const shorter = Math.min(olds.length, news.length);
    let start = 0;
    while (start < shorter && olds[start].isEqualNode(news[start])) {
      partners.set(news[start], olds[start]);
      start += 1;
    }
    let end = 0;
    while (end < shorter - start && olds.at(-1 - end)?.isEqualNode(news.at(-1 - end) ?? null)) {
      partners.set(news[news.length - 1 - end], olds[olds.length - 1 - end]);
      end += 1;
    }
    const moved = matchMiddle(
      olds.slice(start, olds.length - end), news.slice(start, news.length - end), partners);
    return { partners, moved };
  };

  /**
   * Pairs nodes that are unmistakable, then what lies between them by likeness.
   * @param {ChildNode[]} olds @param {ChildNode[]} news @param {Map<ChildNode, ChildNode>} partners
   */
  const matchMiddle = (olds, news, partners) => {
    /** @type {Set<ChildNode>} */
    const moved = new Set();
    if (olds.length === 0 || news.length === 0) return moved;
    const oldIndices = uniqueKeys(olds);
    /** @type {{ old: number, new: number }[]} */
    const pairs = [];
    for (const [key, index] of uniqueKeys(news)) {
      const old = oldIndices.get(key);
      if (old !== undefined) pairs.push({ old, new: index });
    }
    const inOrder = longestRise(pairs);
    for (const pair of pairs) {
      partners.set(news[pair.new], olds[pair.old]);
      if (!inOrder.has(pair)) moved.add(news[pair.new]);
    }
    const taken = new Set(partners.values());
    let oldStart = 0;
    let newStart = 0;
    for (const pair of [...inOrder, { old: olds.length, new: news.length }]) {
      align(
        olds.slice(oldStart, pair.old).filter((node) => !taken.has(node)),
        news.slice(newStart, pair.new).filter((node) => !partners.has(node)), partners);
      oldStart = pair.old + 1;
      newStart = pair.new + 1;
    }
    return moved;
  };

  /**
   * The places of the nodes whose key no other node has, in order.
   * @param {ChildNode[]} nodes
   */
  const uniqueKeys = (nodes) => {
    /** @type {Map<string, number>} */
    const places = new Map();
    /** @type {Set<string>} */
    const repeated = new Set();
    nodes.forEach((node, index) => {
      if (isBlank(node)) return;
      const content = node instanceof Element ? node.outerHTML : node.nodeValue;
      const key = `${node.nodeName} ${idOf(node) ? `#${idOf(node)}` : content}`;
      if (places.has(key)) repeated.add(key);
      places.set(key, index);
    });
    for (const key of repeated) places.delete(key);
    return places;
  };

  /**
   * The longest part of `pairs`, which rise in `new`, that also rises in `old`.
   * @template {{ old: number, new: number }} Pair @param {Pair[]} pairs @returns {Set<Pair>}
   */
  const longestRise = (pairs) => {
    /** The pair with the least `old` that ends a rise of each length. @type {Pair[]} */
    const ends = [];
    /** @type {Map<Pair, Pair | undefined>} */
    const predecessors = new Map();
    for (const pair of pairs) {
      let low = 0;
      let high = ends.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle].old < pair.old) low = middle + 1;
        else high = middle;
      }
      predecessors.set(pair, ends[low - 1]);
      ends[low] = pair;
    }
    /** @type {Pair[]} */
    const rise = [];
    for (let pair = ends.at(-1); pair; pair = predecessors.get(pair)) rise.push(pair);
    return new Set(rise.reverse());
  };

  /**
   * Pairs two runs of nodes in order so that the likeness of all pairs together is greatest.
   * @param {ChildNode[]} olds @param {ChildNode[]} news @param {Map<ChildNode, ChildNode>} partners
   */
  const align = (olds, news, partners) => {
    if (olds.length * news.length > greatestTable) return;
    const oldWords = olds.map(wordsOf);
    const newWords = news.map(wordsOf);
    const width = news.length + 1;
    const best = new Float64Array((olds.length + 1) * width);
    const paired = new Uint8Array(best.length);
    for (let old = olds.length - 1; old >= 0; old -= 1) {
      for (let fresh = news.length - 1; fresh >= 0; fresh -= 1) {
        const cell = old * width + fresh;
        best[cell] = Math.max(best[cell + width], best[cell + 1]);
        const like = likeness(olds[old], news[fresh], oldWords[old], newWords[fresh]);
        const sum = like + best[cell + width + 1];
        if (like > 0 && sum >= best[cell]) {
          best[cell] = sum;
          paired[cell] = 1;
        }
      }
    }
    let old = 0;
    let fresh = 0;
    while (old < olds.length && fresh < news.length) {
      const cell = old * width + fresh;
      if (paired[cell]) partners.set(news[fresh++], olds[old++]);
      else if (best[cell + width] >= best[cell + 1]) old += 1;
      else fresh += 1;
    }
  };

  /**
   * How surely one node became the other, from 0 (never) to 5.
   * @param {ChildNode} old @param {ChildNode} fresh
   * @param {Set<string>} oldWords @param {Set<string>} newWords
   */
  const likeness = (old, fresh, oldWords, newWords) => {
    if (old.nodeName !== fresh.nodeName) return 0;
    let shared = 0;
    for (const word of oldWords) if (newWords.has(word)) shared += 1;
    const share = 2 * shared / Math.max(1, oldWords.size + newWords.size);
    // Two cards are two cards, but a heading that is reworded gets another id.
    if (idOf(old) !== idOf(fresh) && share < 0.5) return 0;
    // Text between elements must not decide which elements belong together.
    return (1 + 4 * share) * (old instanceof Element ? 1 : 0.01);
  };

  /** @param {Node} node */
  const wordsOf = (node) => {
    const text = node.textContent?.trim();
    const content = text || (node instanceof Element ? node.outerHTML : "");
    return new Set(content.split(/\s+/u));
  };

  /** @param {Node} node */
  const idOf = (node) => (node instanceof Element ? node.id : "");

  /** @param {Node} node */
  const isBlank = (node) => node instanceof Text && !/\S/u.test(node.data);

  return { match, isBlank };
})();
