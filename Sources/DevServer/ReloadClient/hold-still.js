// @ts-check
// Keeps what the author is looking at where it is while the page changes around it.
const { holdStill } = (() => {
  "use strict";

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
  unanchored.replaceSync("html, body { overflow-anchor: none !important; }");

  /**
   * Changes the page without moving what is in the window, and without taking the focus away.
   * @param {() => void} change
   */
  const holdStill = (change) => {
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

  return { holdStill };
})();
