// @ts-check
// The page is whole without this script. It adds three comforts: buttons that open or close every
// answer, opening what an address with a #hash points into, and opening answers for printing.
(() => {
  "use strict";

  /** @param {string} selector @returns {HTMLDetailsElement[]} */
  const allDetails = (selector) =>
    Array.from(document.querySelectorAll(selector)).filter(
      (element) => element instanceof HTMLDetailsElement);

  /** @param {HTMLElement} tools @param {string | undefined} label @param {() => void} action */
  const addButton = (tools, label, action) => {
    if (!label) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "action";
    button.textContent = label;
    button.addEventListener("click", action);
    tools.append(button);
    tools.hidden = false;
  };

  /** @param {string} selector @param {boolean} isOpen */
  const setAll = (selector, isOpen) => {
    for (const details of allDetails(selector)) details.open = isOpen;
  };

  for (const tools of document.querySelectorAll(".tools")) {
    if (!(tools instanceof HTMLElement)) continue;
    const selector = tools.dataset.tools;
    if (selector) {
      addButton(tools, tools.dataset.openLabel, () => setAll(selector, true));
      addButton(tools, tools.dataset.closeLabel, () => setAll(selector, false));
    }
    addButton(tools, tools.dataset.printLabel, () => window.print());
  }

  const openTarget = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // A stray percent sign: the id as written is the best guess.
    }
    const target = id ? document.getElementById(id) : null;
    if (!target) return;
    // A scenario's row holds its reasons; a card is the details element itself.
    const inside = target.matches("tbody") ? target.querySelector("details") : null;
    if (inside) inside.open = true;
    for (let element = target; element; element = element.parentElement) {
      if (element instanceof HTMLDetailsElement) element.open = true;
    }
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();

  if (window.matchMedia("(min-width: 64em)").matches) setAll("details[data-open-when-wide]", true);

  /** @type {HTMLDetailsElement[]} */
  let openedForPrint = [];
  window.addEventListener("beforeprint", () => {
    openedForPrint = allDetails("main details:not([open], .explanation)");
    for (const details of openedForPrint) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of openedForPrint) details.open = false;
    openedForPrint = [];
  });
})();
