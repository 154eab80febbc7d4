// @ts-check
// Puts new style sheets and pictures in place of old ones.
const {
  isStyleSheet, swapSheet, swapSheets, currentSheet, refreshPictures
} = (() => {
  "use strict";

  /**
   * The sheets that each new one replaces, still in the page until it has been loaded.
   * @type {WeakMap<HTMLLinkElement, HTMLLinkElement[]>}
   */
  const replaced = new WeakMap();

  /**
   * The sheet that took the place of each one.
   * @type {WeakMap<Node, HTMLLinkElement>}
   */
  const successors = new WeakMap();

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
    successors.set(link, next);
  };

  /**
   * The node itself, or the sheet that took its place.
   * @param {Node | undefined} node
   */
  const currentSheet = (node) => {
    let current = node;
    for (let next = node; next; next = successors.get(next)) current = next;
    return current;
  };

  /**
   * Swaps a sheet wherever the page uses it.
   * @param {URL} root @param {string} oldPath @param {string} newPath
   */
  const swapSheets = (root, oldPath, newPath) => {
    for (const link of document.querySelectorAll("link")) {
      // One that has a successor only waits for it.
      if (!isStyleSheet(link) || successors.has(link)) continue;
      if (pathBelow(root, link.href) !== oldPath) continue;
      // The address is written as the page writes it, relative to the page.
      const written = link.getAttribute("href") ?? "";
      const prefix = written.endsWith(oldPath) ? written.slice(0, -oldPath.length) : root.href;
      swapSheet(link, prefix + newPath);
    }
  };

  /**
   * Shows the new content of pictures whose addresses stayed the same.
   * @param {URL} root @param {string[]} paths @param {number} version
   */
  const refreshPictures = (root, paths, version) => {
    for (const image of document.images) {
      if (!paths.includes(pathBelow(root, image.src) ?? "")) continue;
      // Browsers show a picture that they have for the same address without asking again.
      const url = new URL(image.src);
      url.search = `version=${version}`;
      image.src = url.href;
    }
  };

  return { isStyleSheet, swapSheet, swapSheets, currentSheet, refreshPictures };
})();
