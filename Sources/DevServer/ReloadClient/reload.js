// @ts-check
// Keeps an open page in step with its source while `discern serve` runs. After a build the script
// fetches the page anew and puts what changed, and nothing else, into the page that is open. When
// a build fails it shows why and leaves the page alone.
(() => {
  "use strict";

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

  /** How the page was opened. */
  const navigation = /** @type {{ responseStatus?: number, type?: string }} */ (
    performance.getEntriesByType("navigation")[0] ?? {});

  /** Whether the server had this page when it was opened, and did not send a stand-in for it. */
  const wasFound = (navigation.responseStatus ?? 200) < 400;

  const overlay = new Overlay({ wasFound });

  /**
   * The page as the server sent it last; unknown until the first answer if scripts ran before.
   * @type {Document | null}
   */
  let served = null;

  /** Whether the server has answered since the page was opened. */
  let isAnswered = false;

  /** Whether no script of the page's own can have changed the page before this one. */
  const runsFirst = () => Array.from(document.scripts).find(isExecutable) === script;

  /** @param {HTMLScriptElement} element */
  const isExecutable = (element) =>
    element.type === "" || element.type === "module" || element.type.includes("javascript");

  let isFetching = false;
  let isOutdated = false;

  /** Asks the server for this page; nothing if there is no server. */
  const fetchPage = async () => {
    try {
      const response = await fetch(location.href.split("#")[0], { cache: "no-cache" });
      return { response, text: await response.text() };
    } catch {
      return null;
    }
  };

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
      const answer = await fetchPage();
      if (answer && !isOutdated) receive(answer.response, answer.text);
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
    const isFirst = !isAnswered;
    isAnswered = true;
    if (before?.documentElement.isEqualNode(fresh.documentElement)) return;
    // What still differs after a reload was not sent by the server: a browser's extension put it
    // there, and would do so again.
    const wouldRepeat = isFirst && navigation.type === "reload";
    if (before && needsReload(before, fresh) && !wouldRepeat) {
      location.reload();
      return;
    }
    served = fresh;
    if (!before) {
      bind(fresh.documentElement, document.documentElement);
      return;
    }
    holdStill(() =>
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
    const here = pathBelow(root, location.href) ?? "";
    const files = [here, `${here}.html`, `${here}index.html`, `${here}/index.html`];
    return paths.some((path) => files.includes(path));
  };

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
        if (message.paths) refreshPictures(root, message.paths, version);
        if (!message.paths || !wasFound || isAmong(message.paths)) refresh();
        break;
      case "style":
        swapSheets(root, message.old, message.new);
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
