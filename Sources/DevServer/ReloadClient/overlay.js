// @ts-check
// Shows what is wrong with the site over the page that is open.

/**
 * Columns are 1-based and count UTF-8 bytes; line and column are 0 when they are not known.
 * @typedef {{
 *   path: string, line: number, column: number, severity: string, rule: string,
 *   message: string, suggestion?: string | null, source?: string | null
 * }} Diagnostic
 */

const { Overlay } = (() => {
  "use strict";

  /** @param {number} count @param {string} noun */
  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  /** @param {Diagnostic} diagnostic */
  const isError = (diagnostic) => diagnostic.severity === "error";

  /** @param {Diagnostic} diagnostic */
  const placeOf = ({ path, line, column }) =>
    [path, ...(line > 0 ? [line] : []), ...(line > 0 && column > 0 ? [column] : [])].join(":");

  /** @param {Diagnostic} diagnostic */
  const diagnosticItem = (diagnostic) => {
    const { rule, message, line, column, source, suggestion } = diagnostic;
    const item = element("li", isError(diagnostic) ? "error" : "warning",
      element("p", "message",
        element("span", "severity", isError(diagnostic) ? "Error" : "Warning"), " ", message),
      element("p", "place",
        element("code", "", placeOf(diagnostic)), " ", element("code", "rule", rule)));
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

    #wasFound;

    /** @param {{ wasFound: boolean }} page whether the page below is one of the site's */
    constructor({ wasFound }) {
      this.#wasFound = wasFound;
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
      const key = element("kbd", "", "Esc");
      key.setAttribute("aria-hidden", "true");
      this.#closeButton.append(key);
      this.#closeButton.setAttribute("aria-keyshortcuts", "Escape");
      this.#showButton.addEventListener("click", () => {
        this.#isUnfolded = !this.#isUnfolded;
        this.#draw();
      });
      this.#closeButton.addEventListener("click", () => this.#close());
      this.#host.addEventListener("focusin", (event) => {
        if (event.relatedTarget instanceof Element) this.#lastFocused = event.relatedTarget;
      });
      document.addEventListener("keydown", (event) => {
        const isForOthers = event.defaultPrevented || event.isComposing;
        if (event.key === "Escape" && !isForOthers) this.#close();
      });
      new ResizeObserver(() => this.#makeRoom()).observe(this.#panel);
    }

    /** @param {Diagnostic[]} diagnostics */
    showProblems(diagnostics) {
      // Notes are for the terminal.
      this.#diagnostics = diagnostics.filter(({ severity }) => severity !== "note");
      if (this.#diagnostics.length > 0) this.#isClosed = false;
      this.#isUnfolded = false;
      this.#draw();
    }

    /**
     * Shows what the server says to each new connection, unless the reader closed just that.
     * @param {Diagnostic[]} diagnostics
     */
    showAgain(diagnostics) {
      const known = JSON.stringify(this.#diagnostics);
      const wasClosed = this.#isClosed;
      this.showProblems(diagnostics);
      if (wasClosed && JSON.stringify(this.#diagnostics) === known) this.#close();
    }

    showGone() {
      if (this.#isGone) return;
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
      const isFolded = errors.length === 0 && !this.#isUnfolded;
      this.#panel.classList.toggle("folded", isFolded && !this.#isGone);
      this.#scroll.hidden = isFolded;
      this.#showButton.hidden = errors.length > 0 || isEmpty;
      this.#showButton.textContent = this.#isUnfolded ? "Hide" : "Show";
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
      return this.#wasFound
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
      const height = this.#panel.hidden ? 0 : window.innerHeight - this.#panel.offsetTop;
      const sheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#room);
      this.#room.replaceSync(`@media screen {
        html { scroll-padding-block-end: ${height}px; }
        html::after { content: ""; display: block; height: ${height}px; }
      }`);
      document.adoptedStyleSheets = height > 0 ? [...sheets, this.#room] : sheets;
    }
  }

  return { Overlay };
})();
