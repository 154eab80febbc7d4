extension AnkiNoteType {
  /// The style of cards: the site's paper, ink and colours of choices, in both of Anki's schemes.
  ///
  /// Old versions of Anki name the dark one `night_mode`, new ones `nightMode`.
  static let style = """
    .card { --paper: #faf7f0; --panel: #fffdf8; --wash: #f1ece0; --ink: #221e18; --ink-soft: #5b5447; --rule: #d8d1c2; --line: #857b6b; --choice: var(--ink-soft); --tint: var(--wash); --mark: underline solid 2px; margin: 0; padding: 1.25rem; background: var(--paper); color: var(--ink); font: 1.125rem/1.55 "Iowan Old Style", "Palatino Linotype", P052, "Noto Serif", Georgia, serif; text-align: start; overflow-wrap: break-word; }
    .choice-0 { --choice: #0a4f9e; --tint: #d9e8fb; --mark: underline solid 2px; }
    .choice-1 { --choice: #994200; --tint: #ffe2c4; --mark: underline wavy 1.5px; }
    .choice-2 { --choice: #006349; --tint: #cff0e1; --mark: underline dashed 2px; }
    .choice-3 { --choice: #ab2480; --tint: #fbdcef; --mark: underline dotted 3px; }
    .choice-4 { --choice: #3d3500; --tint: #f2eaa4; --mark: underline double 1.5px; }
    .choice-5 { --choice: #414f62; --tint: #dfe5ee; --mark: underline overline solid 1.5px; }
    .card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card { --paper: #181613; --panel: #211e1a; --wash: #2a2621; --ink: #ece6da; --ink-soft: #b5ab9b; --rule: #3d372f; --line: #8d8474; }
    .nightMode .choice-0, .night_mode .choice-0 { --choice: #93c3ff; --tint: #14365f; }
    .nightMode .choice-1, .night_mode .choice-1 { --choice: #ffb57d; --tint: #592c09; }
    .nightMode .choice-2, .night_mode .choice-2 { --choice: #6fdcb4; --tint: #0b4535; }
    .nightMode .choice-3, .night_mode .choice-3 { --choice: #f9c2e6; --tint: #561b43; }
    .nightMode .choice-4, .night_mode .choice-4 { --choice: #ffe01a; --tint: #474007; }
    .nightMode .choice-5, .night_mode .choice-5 { --choice: #98b0c8; --tint: #353f4e; }
    .discern { max-width: 38rem; margin: 0 auto; }
    .discern p, .discern ul, .discern ol, .discern pre, .discern table, .discern blockquote { margin: 0 0 0.8em; }
    .discern p:last-child { margin-bottom: 0; }
    .discern img { max-width: 100%; height: auto; }
    .discern a { color: inherit; text-underline-offset: 0.2em; }
    .discern code, .discern pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
    .discern pre { overflow-x: auto; }
    .discern table { border-collapse: collapse; }
    .discern th, .discern td { padding: 0.3rem 0.6rem; border: 1px solid var(--rule); text-align: start; }
    .front { font-size: 1.15em; line-height: 1.45; }
    .question mark { background: none; color: inherit; }
    .answer mark { padding: 0 0.12em; border-radius: 2px; background: var(--tint); color: inherit; text-decoration: var(--mark) var(--choice); text-underline-offset: 0.22em; text-decoration-skip-ink: none; }
    #answer { height: 0; margin: 1.25rem 0; border: 0; border-top: 1px solid var(--rule); }
    .back { display: flex; align-items: baseline; gap: 0.5em; padding: 0.8rem 1rem; border-left: 4px solid var(--choice); border-radius: 3px; background: var(--tint); font-weight: 600; }
    .symbol { color: var(--choice); }
    .why { margin-top: 1rem; }
    .discern .source { margin-top: 1rem; color: var(--ink-soft); font: 0.875rem/1.4 "Avenir Next", "Segoe UI", Roboto, "Noto Sans", sans-serif; }

    """
}
