// @ts-check
// The overlay's own style. The page's policy allows no inline style, but a constructed sheet.
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
