// @ts-check
// Keeps an open page in step with its source while `discern serve` runs. After a build the script
// fetches the page anew and puts what changed, and nothing else, into the page that is open. When
// a build fails it shows why and leaves the page alone.
(() => {
  "use strict";

  /**
   * Columns are 1-based and count UTF-8 bytes; line and column are 0 when they are not known.
   * @typedef {{
   *   path: string, line: number, column: number, severity: string, rule: string,
   *   message: string, suggestion?: string | null, source?: string | null
   * }} Diagnostic
   */

  /**
   * @typedef {(
   *   { kind: "hello", version: number, diagnostics: Diagnostic[] } |
   *   { kind: "reload", version: number, paths: string[] | null } |
   *   { kind: "style", version: number, old: string, new: string } |
   *   { kind: "problems", version: number, diagnostics: Diagnostic[] } |
   *   { kind: "mended", version: number }
   * )} Message
   */

  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;

  /** The site's first address; every path in a message is relative to it. */
  const root = new URL("..", script.src);

  /** The version of the site that the server spoke of last. */
  let version = 0;

  // ---------------------------------------------------------------------------------------------
  // Two versions from the server
  //
  // A merge compares the version of the page that the server sent before with the one that it
  // sends now, and makes the difference between them in the open page. What scripts and the reader
  // did to the open page is in neither version, so nothing of it is touched.

  /**
   * The page as the server sent it last; unknown until the first answer if scripts ran before.
   * @type {Document | null}
   */
  let served = null;

  /**
   * The node in the open page for each node of a version from the server.
   * @type {WeakMap<Node, Node>}
   */
  const counterparts = new WeakMap();

  /** Whether a script of the page's own may have changed the page before this one could look. */
  const runsFirst = () => Array.from(document.scripts).find(isExecutable) === script;

  /** @param {HTMLScriptElement} element */
  const isExecutable = (element) =>
    element.type === "" || element.type === "module" || element.type.includes("javascript");

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
      /** @type {ChildNode | undefined} */ (counterparts.get(old))?.remove();
    }
    /** @type {ChildNode | null} */
    let previous = null;
    for (const [index, node] of news.entries()) {
      const old = partners.get(node);
      const child = old ? counterparts.get(old) : copy(node);
      // A script replaced the node, and the author did not touch it: the script's stays.
      if (!child) continue;
      if (!old || moved.has(node)) {
        const parent = previous?.parentNode ?? live;
        const next = previous
          ? previous.nextSibling : firstThere(news.slice(index + 1), partners, moved, live);
        place(child, parent, next);
      }
      if (old) merge(old, node, child);
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
      const child = old && counterparts.get(old);
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
    const isThere = (/** @type {Node} */ node) => counterparts.get(node)?.isConnected;
    if (live.isConnected && content.length > 0 && !content.some(isThere)) return true;
    for (const [node, old] of partners) {
      if (!counterparts.has(old) && !old.isEqualNode(node)) return true;
    }
    return false;
  };

  // ---------------------------------------------------------------------------------------------
  // Which child became which

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

  // ---------------------------------------------------------------------------------------------
  // What the author is looking at

  /** How far apart, in CSS pixels, elements are looked for that could hold the page still. */
  const anchorDistance = 24;

  /** The elements in the window from the top down, and where each one is. */
  const anchors = () => {
    /** @type {Map<Element, number>} */
    const tops = new Map();
    // At the very top, what is new at the top is to be seen.
    if (window.scrollY <= 0) return tops;
    const left = window.innerWidth / 2;
    for (let top = 1; top < window.innerHeight; top += anchorDistance) {
      const element = document.elementFromPoint(left, top);
      if (!element || tops.has(element) || staysPut(element)) continue;
      const box = element.getBoundingClientRect();
      // What begins above the window may change above it.
      if (box.top >= 0) tops.set(element, box.top);
    }
    return tops;
  };

  /**
   * Tells whether an element does not scroll with the page.
   * @param {Element} element
   */
  const staysPut = (element) => {
    for (let outer = /** @type {Element | null} */ (element); outer; outer = outer.parentElement) {
      if (/fixed|sticky/u.test(getComputedStyle(outer).position)) return true;
    }
    return false;
  };

  /** Stops browsers that hold the page still themselves from doing it a second time. */
  const unanchored = new CSSStyleSheet();
  unanchored.replaceSync("html, html * { overflow-anchor: none !important; }");

  /**
   * Changes the page without moving what is in the window, and without taking the focus away.
   * @param {() => void} change
   */
  const holdingStill = (change) => {
    const tops = anchors();
    const focused = document.activeElement;
    document.adoptedStyleSheets.push(unanchored);
    change();
    for (const [element, top] of tops) {
      const box = element.getBoundingClientRect();
      if (!element.isConnected || box.height === 0) continue;
      window.scrollBy({ top: box.top - top, behavior: "instant" });
      break;
    }
    requestAnimationFrame(() => {
      document.adoptedStyleSheets =
        document.adoptedStyleSheets.filter((sheet) => sheet !== unanchored);
    });
    if (focused && !focused.isConnected && focused.id) {
      document.getElementById(focused.id)?.focus({ preventScroll: true });
    }
  };

  // ---------------------------------------------------------------------------------------------
  // Style sheets and pictures

  /**
   * The sheets that each new one replaces, still in the page until it has been loaded.
   * @type {WeakMap<HTMLLinkElement, HTMLLinkElement[]>}
   */
  const replaced = new WeakMap();

  /** @param {Node} node @returns {node is HTMLLinkElement} */
  const isStyleSheet = (node) =>
    node instanceof HTMLLinkElement && node.relList.contains("stylesheet");

  /**
   * Loads another sheet beside one that is in use and takes that away when it can be spared.
   * @param {HTMLLinkElement} link @param {string} href
   */
  const swapSheet = (link, href) => {
    if (link.href === new URL(href, document.baseURI).href) return;
    const next = /** @type {HTMLLinkElement} */ (link.cloneNode());
    replaced.set(next, [...(replaced.get(link) ?? []), link]);
    next.setAttribute("href", href);
    next.addEventListener("load", () => {
      for (const old of replaced.get(next) ?? []) old.remove();
      replaced.delete(next);
    });
    next.addEventListener("error", () => {
      if (next.isConnected) location.reload();
    });
    link.after(next);
    for (const element of served?.querySelectorAll("link") ?? []) {
      if (counterparts.get(element) === link) counterparts.set(element, next);
    }
  };

  /** @param {string} oldPath @param {string} newPath */
  const swapSheets = (oldPath, newPath) => {
    const old = new URL(oldPath, root).href;
    for (const link of document.querySelectorAll("link")) {
      if (!isStyleSheet(link) || link.href !== old) continue;
      // The address is written as the page writes it, relative to the page.
      const written = link.getAttribute("href") ?? "";
      const prefix = written.endsWith(oldPath) ? written.slice(0, -oldPath.length) : root.href;
      swapSheet(link, prefix + newPath);
    }
  };

  /**
   * Shows the new content of pictures whose addresses stayed the same.
   * @param {string[]} paths
   */
  const refreshPictures = (paths) => {
    const changed = new Set(paths.map((path) => new URL(path, root).href));
    for (const image of document.images) {
      const url = new URL(image.src, document.baseURI);
      url.search = "";
      if (!changed.has(url.href)) continue;
      // Browsers show a picture that they have for the same address without asking again.
      url.search = `version=${version}`;
      image.src = url.href;
    }
  };

  // ---------------------------------------------------------------------------------------------
  // Fetching

  /** Whether the server had this page when it was opened: it may be a stand-in for a missing one. */
  const wasFound = (() => {
    const [entry] = performance.getEntriesByType("navigation");
    const status = /** @type {{ responseStatus?: number }} */ (entry ?? {}).responseStatus;
    return !status || status < 400;
  })();

  let isFetching = false;
  let isOutdated = false;

  /**
   * Brings the page up to date. What is asked for while an answer is on its way makes that answer
   * old: it is dropped, and only the last one is put in.
   */
  const refresh = async () => {
    isOutdated = true;
    if (isFetching) return;
    isFetching = true;
    while (isOutdated) {
      isOutdated = false;
      try {
        const response = await fetch(location.href.split("#")[0], { cache: "no-cache" });
        const text = await response.text();
        if (!isOutdated) receive(response, text);
      } catch {
        // The server is gone; it says hello when it is back.
      }
    }
    isFetching = false;
  };

  /** @param {Response} response @param {string} text */
  const receive = (response, text) => {
    if (response.ok !== wasFound) {
      if (response.ok) location.reload();
      else if (response.status === 404) overlay.showGone();
      return;
    }
    if (!response.headers.get("content-type")?.startsWith("text/html")) return;
    overlay.hideGone();
    const fresh = new DOMParser().parseFromString(text, "text/html");
    try {
      update(fresh);
    } catch (error) {
      // The page may be half changed now.
      console.error(error);
      location.reload();
    }
  };

  /** @param {Document} fresh */
  const update = (fresh) => {
    const before = served;
    if (!before) {
      served = fresh;
      bind(fresh.documentElement, document.documentElement);
      return;
    }
    if (before.documentElement.isEqualNode(fresh.documentElement)) return;
    if (needsReload(before, fresh)) {
      location.reload();
      return;
    }
    served = fresh;
    holdingStill(() =>
      merge(before.documentElement, fresh.documentElement, document.documentElement));
    document.dispatchEvent(new CustomEvent("discern:reloaded", { detail: { version } }));
  };

  /**
   * Tells whether something differs that takes effect only when a page is opened.
   * @param {Document} before @param {Document} fresh
   */
  const needsReload = (before, fresh) => {
    const parts = (/** @type {Document} */ page) => JSON.stringify([
      Array.from(page.scripts).filter(isExecutable).map((element) => element.outerHTML),
      Array.from(page.querySelectorAll("meta[http-equiv], base, template"))
        .map((element) => element.outerHTML),
    ]);
    return parts(before) !== parts(fresh);
  };

  /**
   * Tells whether this page is among those at `paths`.
   * @param {string[]} paths
   */
  const isAmong = (paths) => {
    const here = location.origin + decoded(location.pathname);
    const spellings = [here, `${here}.html`, `${here}index.html`, `${here}/index.html`];
    return paths.some((path) => spellings.includes(decoded(root.href) + path));
  };

  /** @param {string} address */
  const decoded = (address) => {
    try {
      return decodeURI(address);
    } catch {
      return address;
    }
  };

  // ---------------------------------------------------------------------------------------------
  // What went wrong

  const overlayStyle = `
    :host {
      --paper: #fffefb; --well: #f5f1e9; --ink: #1f1b16; --soft: #5c554a; --rule: #dcd5c7;
      --error: #b3261e; --warning: #7a4b00; --mark: #ffd9d3;
      all: initial; display: block; color-scheme: light dark;
    }
    @media (prefers-color-scheme: dark) {
      :host {
        --paper: #24201c; --well: #171411; --ink: #f2ece1; --soft: #bfb5a5; --rule: #453e35;
        --error: #ff9d8f; --warning: #f5c26b; --mark: #6b231b;
      }
    }
    * { box-sizing: border-box; margin: 0; padding: 0; }
    [hidden] { display: none !important; }
    .announcement {
      position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    .panel {
      --accent: var(--error);
      position: fixed; z-index: 2147483647; inset: auto 0 0; max-height: 60vh;
      display: flex; flex-direction: column;
      background: var(--paper); color: var(--ink); border-top: 4px solid var(--accent);
      box-shadow: 0 -1px 0 var(--rule), 0 -12px 40px rgb(0 0 0 / 22%);
      font: 16px/1.5 "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans",
        "Liberation Sans", system-ui, sans-serif;
      overflow-wrap: anywhere;
    }
    .panel.mild { --accent: var(--warning); }
    .bar, .list { width: 100%; max-width: 68rem; margin-inline: auto; padding-inline: 1.5rem; }
    .bar { display: flex; align-items: center; gap: 0 1.25rem; padding-block: 0.75rem; }
    .words { flex: 1; }
    h2 { font-size: 1.125rem; font-weight: 700; line-height: 1.3; }
    .hint { font-size: 0.875rem; color: var(--soft); }
    button {
      flex: none; min-width: 44px; min-height: 44px; padding: 0 1rem;
      font: inherit; font-size: 0.9375rem; font-weight: 600; color: var(--ink);
      background: transparent; border: 1px solid var(--soft); border-radius: 6px; cursor: pointer;
    }
    button:hover { background: var(--well); }
    :focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
    .scroll { overflow-y: auto; overscroll-behavior: contain; border-top: 1px solid var(--rule); }
    .scroll:focus-visible { outline-offset: -3px; }
    .list { list-style: none; padding-block-end: 0.5rem; }
    li { padding-block: 1rem 1.125rem; }
    li + li { border-top: 1px solid var(--rule); }
    .place { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.125rem 0.75rem; }
    .severity { font-size: 0.875rem; font-weight: 700; color: var(--error); }
    .warning .severity { color: var(--warning); }
    code { font: 0.875rem/1.5 ui-monospace, "Cascadia Code", Menlo, Consolas, "Liberation Mono",
      monospace; }
    .place code { font-weight: 600; }
    .rule { margin-inline-start: auto; font-size: 0.8125rem; color: var(--soft); }
    .message { margin-block-start: 0.25rem; font-size: 1.0625rem; }
    .source {
      display: flex; gap: 1rem; margin-block: 0.625rem 0; padding: 0.625rem 1rem 0.875rem;
      background: var(--well); border-radius: 6px;
    }
    .source code { line-height: 1.75; }
    .number { color: var(--soft); user-select: none; }
    .line { flex: 1; min-width: 0; white-space: pre-wrap; tab-size: 4; }
    mark {
      position: relative; background: var(--mark); color: inherit; border-radius: 2px;
      box-shadow: 0 2px 0 var(--error);
    }
    .warning mark { background: transparent; box-shadow: 0 2px 0 var(--warning); }
    mark::after {
      content: ""; position: absolute; inset-block-start: calc(100% + 2px);
      inset-inline-start: 50%; translate: -50%;
      border: 5px solid transparent; border-block: 0 6px solid var(--error);
      border-block-start-width: 0;
    }
    .warning mark::after { border-block-end-color: var(--warning); }
    .suggestion { display: flex; gap: 0.625rem; margin-block-start: 0.625rem; }
    .suggestion span:first-child { color: var(--soft); }
    @media (max-width: 40rem) {
      .panel { max-height: 75vh; max-height: 75dvh; border-radius: 14px 14px 0 0; }
      .bar, .list { padding-inline: 1rem; }
      .rule { flex-basis: 100%; margin: 0; }
      .source { gap: 0.75rem; padding-inline: 0.75rem; }
    }
    @media (prefers-reduced-motion: no-preference) {
      .panel { animation: rise 0.18s ease-out; }
      @keyframes rise { from { transform: translateY(1rem); opacity: 0; } }
    }
    @media (forced-colors: active) {
      .source { border: 1px solid CanvasText; }
      mark { forced-color-adjust: none; background: Highlight; color: HighlightText; }
      mark::after { border-block-end-color: CanvasText; }
    }
    @media print { :host { display: none; } }
  `;

  /**
   * @param {string} name @param {string} className @param {(Node | string)[]} content
   * @returns {HTMLElement}
   */
  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  /** @param {number} count @param {string} noun */
  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  /** @param {Diagnostic} diagnostic */
  const isError = (diagnostic) => diagnostic.severity === "error";

  /** @param {Diagnostic} diagnostic */
  const placeOf = ({ path, line, column }) =>
    [path, ...(line > 0 ? [line] : []), ...(line > 0 && column > 0 ? [column] : [])].join(":");

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

  /** @param {Diagnostic} diagnostic */
  const diagnosticItem = (diagnostic) => {
    const { severity, rule, message, line, column, source, suggestion } = diagnostic;
    const item = element("li", isError(diagnostic) ? "error" : "warning",
      element("p", "place",
        element("span", "severity", severity === "error" ? "Error" : "Warning"),
        element("code", "", placeOf(diagnostic)),
        element("code", "rule", rule)),
      element("p", "message", message));
    if (source) {
      const number = element("code", "number", line > 0 ? String(line) : "");
      number.setAttribute("aria-hidden", "true");
      item.append(element("div", "source", number, markedLine(source, column)));
    }
    if (suggestion) {
      const arrow = element("span", "", "→");
      arrow.setAttribute("aria-hidden", "true");
      item.append(element("p", "suggestion", arrow, element("span", "", suggestion)));
    }
    return item;
  };

  /** The panel at the foot of the window; its shadow root keeps the page's style out of it. */
  class Overlay {
    /** @type {Diagnostic[]} */
    #diagnostics = [];
    #isGone = false;
    #isClosed = false;
    /** Warnings are listed on demand. */
    #isUnfolded = false;
    /** @type {Element | null} */
    #lastFocused = null;

    #announcement = element("p", "announcement");
    #title = element("h2", "");
    #hint = element("p", "hint");
    #showButton = element("button", "", "Show");
    #closeButton = element("button", "", "Close");
    #list = element("ol", "list");
    #scroll = element("div", "scroll", this.#list);
    #panel = element("section", "panel",
      element("div", "bar",
        element("div", "words", this.#title, this.#hint), this.#showButton, this.#closeButton),
      this.#scroll);
    #host = document.createElement("discern-overlay");
    /** Makes room in the page, so that nothing stays under the panel for good. */
    #room = new CSSStyleSheet();

    constructor() {
      const style = new CSSStyleSheet();
      style.replaceSync(overlayStyle);
      const shadow = this.#host.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [style];
      shadow.append(this.#announcement, this.#panel);
      this.#host.lang = "en";
      this.#announcement.setAttribute("role", "alert");
      this.#title.id = "title";
      this.#panel.setAttribute("aria-labelledby", "title");
      this.#scroll.tabIndex = 0;
      this.#scroll.setAttribute("role", "group");
      this.#scroll.setAttribute("aria-label", "Problems");
      this.#showButton.addEventListener("click", () => {
        this.#isUnfolded = !this.#isUnfolded;
        this.#draw();
      });
      this.#closeButton.addEventListener("click", () => this.#close());
      this.#host.addEventListener("focusin", (event) => {
        if (event.relatedTarget instanceof Element) this.#lastFocused = event.relatedTarget;
      });
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !event.defaultPrevented) this.#close();
      });
      new ResizeObserver(() => this.#makeRoom()).observe(this.#panel);
    }

    /** @param {Diagnostic[]} diagnostics */
    showProblems(diagnostics) {
      this.#diagnostics = diagnostics;
      this.#isClosed = false;
      this.#isUnfolded = false;
      this.#draw();
    }

    /**
     * Shows what the server says to each new connection, unless the reader closed just that.
     * @param {Diagnostic[]} diagnostics
     */
    showAgain(diagnostics) {
      if (JSON.stringify(diagnostics) === JSON.stringify(this.#diagnostics)) return;
      this.showProblems(diagnostics);
    }

    showGone() {
      this.#isGone = true;
      this.#isClosed = false;
      this.#draw();
    }

    hideGone() {
      if (!this.#isGone) return;
      this.#isGone = false;
      this.#draw();
    }

    #close() {
      if (this.#panel.hidden) return;
      const hadFocus = document.activeElement === this.#host;
      this.#isClosed = true;
      this.#draw();
      if (hadFocus && this.#lastFocused instanceof HTMLElement) {
        this.#lastFocused.focus({ preventScroll: true });
      }
    }

    #draw() {
      const errors = this.#diagnostics.filter(isError);
      const warnings = this.#diagnostics.filter((diagnostic) => !isError(diagnostic));
      const isEmpty = this.#diagnostics.length === 0;
      this.#panel.hidden = this.#isClosed || (isEmpty && !this.#isGone);
      this.#panel.classList.toggle("mild", errors.length === 0);
      const counts = [
        ...(errors.length > 0 ? [counted(errors.length, "error")] : []),
        ...(warnings.length > 0 ? [counted(warnings.length, "warning")] : []),
      ].join(" and ");
      this.#title.textContent = this.#isGone ? "This page is gone" : counts;
      this.#hint.textContent = this.#hintText(errors, counts);
      this.#scroll.hidden = errors.length === 0 && !this.#isUnfolded;
      this.#showButton.hidden = errors.length > 0 || isEmpty;
      this.#showButton.textContent = this.#isUnfolded ? "Fold" : "Show";
      this.#showButton.setAttribute("aria-expanded", String(this.#isUnfolded));
      this.#list.replaceChildren(...[...errors, ...warnings].map(diagnosticItem));
      this.#announce(errors);
      // Outside of the body, whose children the page's style may lay out.
      if (!this.#host.isConnected && !this.#panel.hidden) {
        document.documentElement.append(this.#host);
      }
      this.#makeRoom();
    }

    /** @param {Diagnostic[]} errors @param {string} counts */
    #hintText(errors, counts) {
      if (this.#isGone) {
        return `The site no longer has it; this is its last version.${counts && ` ${counts}.`}`;
      }
      if (errors.length === 0) return "The site was built all the same.";
      return wasFound
        ? "The site was not rebuilt: this is the last good version of the page."
        : "The site was not built. The page comes when this is mended.";
    }

    /** @param {Diagnostic[]} errors */
    #announce(errors) {
      const [first] = errors;
      const place = first ? ` ${placeOf(first)}: ${first.message}` : "";
      const words = this.#panel.hidden || (errors.length === 0 && !this.#isGone)
        ? "" : `${this.#title.textContent}. ${this.#hint.textContent}${place}`;
      if (this.#announcement.textContent !== words) this.#announcement.textContent = words;
    }

    #makeRoom() {
      const height = this.#panel.hidden ? 0 : Math.ceil(this.#panel.offsetHeight);
      const sheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#room);
      this.#room.replaceSync(`@media screen {
        html { scroll-padding-block-end: ${height}px; }
        html::after { content: ""; display: block; height: ${height}px; }
      }`);
      document.adoptedStyleSheets = height > 0 ? [...sheets, this.#room] : sheets;
    }
  }

  const overlay = new Overlay();

  // ---------------------------------------------------------------------------------------------
  // The channel

  /** Milliseconds before the next try to reach a server that is not there. */
  const delays = { least: 250, greatest: 3000 };

  const channel = new URL("reload", script.src);
  channel.protocol = channel.protocol.replace("http", "ws");

  /** @type {WebSocket | null} */
  let socket = null;
  let delay = delays.least;
  let timer = 0;
  let isLeft = false;

  const connect = () => {
    clearTimeout(timer);
    if (socket || isLeft) return;
    const opened = new WebSocket(channel);
    socket = opened;
    opened.addEventListener("message", (event) => {
      if (socket === opened) handle(JSON.parse(event.data));
    });
    opened.addEventListener("close", () => {
      if (socket !== opened) return;
      socket = null;
      timer = setTimeout(connect, delay);
      delay = Math.min(2 * delay, delays.greatest);
    });
  };

  /** @param {Message} message */
  const handle = (message) => {
    version = message.version;
    switch (message.kind) {
      case "hello":
        delay = delays.least;
        overlay.showAgain(message.diagnostics);
        // Something may have been built between the page's loading and now.
        refresh();
        break;
      case "reload":
        overlay.showProblems([]);
        if (message.paths) refreshPictures(message.paths);
        if (!message.paths || !wasFound || isAmong(message.paths)) refresh();
        break;
      case "style":
        swapSheets(message.old, message.new);
        break;
      case "problems":
        overlay.showProblems(message.diagnostics);
        break;
      case "mended":
        overlay.showProblems([]);
        break;
    }
  };

  const connectAtOnce = () => {
    if (document.visibilityState === "hidden" || socket) return;
    delay = delays.least;
    connect();
  };

  document.addEventListener("visibilitychange", connectAtOnce);
  window.addEventListener("online", connectAtOnce);
  // An open connection would keep the browser from storing the page for the way back to it.
  window.addEventListener("pagehide", () => {
    isLeft = true;
    clearTimeout(timer);
    const open = socket;
    socket = null;
    open?.close();
  });
  window.addEventListener("pageshow", () => {
    isLeft = false;
    connect();
  });

  if (runsFirst()) {
    served = /** @type {Document} */ (document.cloneNode(true));
    bind(served, document);
  }
  connect();
})();
