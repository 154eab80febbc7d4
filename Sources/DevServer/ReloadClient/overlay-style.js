// @ts-check
// The overlay's own style. The page's policy allows no inline style, but a constructed sheet.
const overlayStyle = `
  :host {
    --paper: #fffefb; --well: #f5f1e9; --ink: #1f1b16; --soft: #5c554a; --rule: #dcd5c7;
    --error: #b3261e; --warning: #7a4b00; --mark: #ffcdc5;
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
  /* Nothing is broken: a note in the corner is enough. */
  .panel.folded {
    inset: auto auto 0.75rem 0.75rem; max-width: calc(100% - 1.5rem);
    border: 1px solid var(--rule); border-inline-start: 4px solid var(--accent);
    border-radius: 6px; box-shadow: 0 4px 20px rgb(0 0 0 / 18%);
  }
  .folded .bar { gap: 0.25rem; padding: 0.25rem 0.25rem 0.25rem 0.875rem; }
  .folded .hint { display: none; }
  .folded h2 { font-size: 0.9375rem; margin-inline-end: 0.5rem; }
  .folded button { border-color: transparent; padding-inline: 0.75rem; }
  .bar, .list { width: 100%; max-width: 69rem; margin-inline: auto; padding-inline: 1.5rem; }
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
  kbd {
    margin-inline-start: 0.5rem; padding: 0.0625rem 0.375rem;
    font: inherit; font-size: 0.75rem; font-weight: 400; color: var(--soft);
    border: 1px solid var(--rule); border-radius: 4px;
  }
  /* A touch screen has no Escape key. */
  @media not (hover: hover) { kbd { display: none; } }
  .folded kbd { display: none; }
  :focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
  .scroll {
    overflow-y: auto; overscroll-behavior: contain; border-top: 1px solid var(--rule);
    /* With room for a scrollbar on both sides the list stays in line with the bar. */
    scrollbar-gutter: stable both-edges;
  }
  .scroll:focus-visible { outline-offset: -3px; }
  .list { list-style: none; padding-block-end: 0.5rem; }
  li { padding-block: 1rem 1.125rem; }
  li + li { border-top: 1px solid var(--rule); }
  .message { font-size: 1.0625rem; font-weight: 600; line-height: 1.4; }
  .severity {
    display: inline-block; margin-inline-end: 0.375rem; padding: 0.125rem 0.5rem;
    font-size: 0.8125rem; font-weight: 700; line-height: 1.25; vertical-align: 0.0625rem;
    color: var(--paper); background: var(--error); border-radius: 4px;
  }
  .warning .severity { background: var(--warning); }
  code {
    font: 0.875rem/1.5 ui-monospace, "Cascadia Code", Menlo, Consolas, "Liberation Mono", monospace;
  }
  .place {
    display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between;
    margin-block-start: 0.25rem;
  }
  .rule { color: var(--soft); }
  .source {
    display: flex; gap: 1rem; margin-block: 0.625rem 0; padding: 0.625rem 1rem 0.875rem;
    background: var(--well); border-radius: 6px;
  }
  .source code { line-height: 1.75; }
  .number { color: var(--soft); user-select: none; }
  .line { flex: 1; min-width: 0; white-space: pre-wrap; tab-size: 4; }
  mark {
    position: relative; color: inherit; background: var(--mark); border-radius: 2px;
    --pointer: var(--error);
  }
  .warning mark { background: none; --pointer: var(--warning); }
  mark::after {
    content: ""; position: absolute; inset-block-start: 100%; inset-inline-start: 50%;
    width: 10px; height: 6px; translate: -50%;
    background: var(--pointer); clip-path: polygon(50% 0, 100% 100%, 0 100%);
  }
  .suggestion { display: flex; gap: 0.625rem; margin-block-start: 0.625rem; }
  .suggestion span:first-child { color: var(--soft); }
  .suggestion span:last-child::first-letter { text-transform: uppercase; }
  @media (max-width: 40rem) {
    .panel { max-height: 75vh; max-height: 75dvh; border-radius: 12px 12px 0 0; }
    .panel.folded { border-radius: 6px; }
    .bar, .list { padding-inline: 1rem; }
    .source { gap: 0.75rem; padding-inline: 0.75rem; }
  }
  @media (prefers-reduced-motion: no-preference) {
    .panel { animation: rise 0.18s ease-out; }
    @keyframes rise { from { transform: translateY(1rem); opacity: 0; } }
  }
  @media (forced-colors: active) {
    .source { border: 1px solid CanvasText; }
    mark { forced-color-adjust: none; background: Highlight; color: HighlightText; }
    mark::after { forced-color-adjust: none; background: CanvasText; }
    .severity { border: 1px solid CanvasText; }
  }
  @media print { :host { display: none; } }
`;
