// @ts-check
// Makes the difference between two versions of the page in the open page.
//
// A merge compares the version of the page that the server sent before with the one that it sends
// now. What scripts and the reader did to the open page is in neither of them, so nothing of it is
// touched.
const { bind, merge } = (() => {
  "use strict";

  /**
   * The node in the open page for each node of a version from the server.
   * @type {WeakMap<Node, Node>}
   */
  const counterparts = new WeakMap();

  /** @param {Node} serverNode */
  const liveOf = (serverNode) => currentSheet(counterparts.get(serverNode));

  /** @param {Node} node @returns {ChildNode[]} */
  const childrenOf = (node) =>
    // The parser reads `noscript` in two ways, with scripts as text and without them as elements.
    node.nodeName === "NOSCRIPT" ? [] : Array.from(node.childNodes);

  /**
   * Notes which nodes of the open page are those of `serverNode` and below it.
   * @param {Node} serverNode @param {Node} liveNode
   */
  const bind = (serverNode, liveNode) => {
    counterparts.set(serverNode, liveNode);
    const { partners } = match(childrenOf(serverNode), childrenOf(liveNode));
    for (const [live, child] of partners) bind(child, live);
  };

  /**
   * Makes a copy of a server's node for the open page.
   * @param {Node} serverNode
   */
  const copy = (serverNode) => {
    const liveNode = document.importNode(serverNode, true);
    bind(serverNode, liveNode);
    return /** @type {ChildNode} */ (liveNode);
  };

  /**
   * Makes the difference between two versions of a node in the open page.
   * @param {Node} before @param {Node} after @param {Node} live
   */
  const merge = (before, after, live) => {
    counterparts.set(after, live);
    if (before instanceof Element && after instanceof Element && live instanceof Element) {
      mergeAttributes(before, after, live);
    }
    if (after instanceof CharacterData && live instanceof CharacterData) {
      mergeText(before.nodeValue ?? "", after.data, live);
    } else {
      mergeChildren(before, after, live);
    }
  };

  /** @param {Element} before @param {Element} after @param {Element} live */
  const mergeAttributes = (before, after, live) => {
    for (const { name } of Array.from(before.attributes)) {
      if (after.hasAttribute(name)) continue;
      if (name === "class") mergeClasses(before, after, live);
      else live.removeAttribute(name);
    }
    for (const { name, value, namespaceURI } of Array.from(after.attributes)) {
      if (before.getAttribute(name) === value) continue;
      if (name === "class") mergeClasses(before, after, live);
      else if (name === "href" && isStyleSheet(live)) swapSheet(live, value);
      else live.setAttributeNS(namespaceURI, name, value);
    }
  };

  /**
   * Leaves the classes that scripts added or took away.
   * @param {Element} before @param {Element} after @param {Element} live
   */
  const mergeClasses = (before, after, live) => {
    for (const name of before.classList) {
      if (!after.classList.contains(name)) live.classList.remove(name);
    }
    for (const name of after.classList) {
      if (!before.classList.contains(name)) live.classList.add(name);
    }
  };

  /**
   * Replaces only the span that differs, so that a selection in the rest of the text stays.
   * @param {string} before @param {string} after @param {CharacterData} live
   */
  const mergeText = (before, after, live) => {
    if (before === after) return;
    if (live.data !== before) {
      live.data = after;
      return;
    }
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) start += 1;
    let end = 0;
    while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
    live.replaceData(start, before.length - end - start, after.slice(start, after.length - end));
  };

  /** @param {Node} before @param {Node} after @param {Node} live */
  const mergeChildren = (before, after, live) => {
    const olds = childrenOf(before);
    const news = childrenOf(after);
    const { partners, moved } = match(olds, news);
    if (isLost(olds, partners, live) && !before.isEqualNode(after)) {
      /** @type {ParentNode & Node} */ (live).replaceChildren(...news.map(copy));
      return;
    }
    const kept = new Set(partners.values());
    for (const old of olds) {
      if (kept.has(old)) continue;
      /** @type {ChildNode | undefined} */ (liveOf(old))?.remove();
    }
    /** @type {ChildNode | null} */
    let previous = null;
    for (const [index, node] of news.entries()) {
      const old = partners.get(node);
      const child = old ? liveOf(old) : copy(node);
      // A script replaced the node, and the author did not touch it: the script's stays.
      if (!child) continue;
      if (!old || moved.has(node)) {
        const parent = previous?.parentNode ?? live;
        const next = previous
          ? previous.nextSibling : firstThere(news.slice(index + 1), partners, moved, live);
        place(child, parent, next);
      }
      // What is the same moves over into the new version, and every node in it stays known.
      if (old?.isEqualNode(node)) node.replaceWith(old);
      else if (old) merge(old, node, child);
      if (child.parentNode) previous = /** @type {ChildNode} */ (child);
    }
  };

  /**
   * Puts a node into `parent` before `next`, or at the end.
   * @param {Node} node @param {Node} parent @param {Node | null} next
   */
  const place = (node, parent, next) => {
    if (next === node) return;
    // Unlike `insertBefore` this keeps the focus, a frame's content and an animation.
    if ("moveBefore" in parent && parent.isConnected && node.isConnected) {
      /** @type {any} */ (parent).moveBefore(node, next);
    } else {
      parent.insertBefore(node, next);
    }
  };

  /**
   * Finds the first of `news` that stands in the open page already.
   * @param {ChildNode[]} news @param {Map<ChildNode, ChildNode>} partners
   * @param {Set<ChildNode>} moved @param {Node} live
   */
  const firstThere = (news, partners, moved, live) => {
    for (const node of news) {
      const old = moved.has(node) ? undefined : partners.get(node);
      const child = old && liveOf(old);
      if (child?.parentNode === live) return /** @type {ChildNode} */ (child);
    }
    return null;
  };

  /**
   * Tells whether scripts changed the children so much that a difference cannot be put among them:
   * all are gone, or one is that the author changed.
   * @param {ChildNode[]} olds @param {Map<ChildNode, ChildNode>} partners @param {Node} live
   */
  const isLost = (olds, partners, live) => {
    const content = olds.filter((node) => !isBlank(node));
    const isThere = (/** @type {Node} */ node) => liveOf(node)?.isConnected;
    if (live.isConnected && content.length > 0 && !content.some(isThere)) return true;
    for (const [node, old] of partners) {
      if (!liveOf(old) && !old.isEqualNode(node)) return true;
    }
    return false;
  };

  return { bind, merge };
})();
