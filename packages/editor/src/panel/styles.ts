/** Styles of the panels, as a constructed sheet: no content security policy speaks against it. */
const themes = `
.hedgerow-panels {
  --back: #ffffff; --raised: #f3f5f2; --text: #1f2328; --dim: #57605a; --edge: #737b72; --accent: #3f6b1d;
  --band: rgb(63 107 29 / 28%); --hatch: rgb(87 96 90 / 38%); --before: #8a4b08; --mark: #1f2328;
  --series-0: #0b5394; --series-1: #8a3b12; --series-2: #6a3d9a; --series-3: #00695c;
  --threshold: #a02020; --grid: rgb(31 35 40 / 10%); --true: #24661c; --false: #a02020; --unknown: #6d4c00;
  color-scheme: light;
}
.hedgerow-panels[data-theme='dark'] {
  --back: #1a1d21; --raised: #24282d; --text: #e4e6e8; --dim: #a8afb6; --edge: #8a929b; --accent: #b5d99c;
  --band: rgb(181 217 156 / 24%); --hatch: rgb(168 175 182 / 34%); --before: #f0b072; --mark: #e4e6e8;
  --series-0: #8ab8ee; --series-1: #f0a07a; --series-2: #c9a6ee; --series-3: #7fd0c2;
  --threshold: #ff9a9a; --grid: rgb(228 230 232 / 10%); --true: #9fd68f; --false: #ff9a9a; --unknown: #f0cb72;
  color-scheme: dark;
}
.hedgerow-panels[data-theme='high-contrast'] {
  --back: #000000; --raised: #000000; --text: #ffffff; --dim: #ffffff; --edge: #ffffff; --accent: #ffff00;
  --band: rgb(0 255 255 / 40%); --hatch: rgb(255 255 255 / 70%); --before: #ffa500; --mark: #ffffff;
  --series-0: #ffffff; --series-1: #ffff00; --series-2: #ff9dff; --series-3: #7dffb0;
  --threshold: #ff8080; --grid: rgb(255 255 255 / 25%); --true: #7dffb0; --false: #ff9d9d; --unknown: #ffff00;
  color-scheme: dark;
}
.hedgerow-panels[data-theme='high-contrast-light'] {
  --back: #ffffff; --raised: #ffffff; --text: #000000; --dim: #000000; --edge: #000000; --accent: #00007a;
  --band: rgb(0 80 0 / 38%); --hatch: rgb(0 0 0 / 65%); --before: #7a3b00; --mark: #000000;
  --series-0: #000000; --series-1: #7a0000; --series-2: #4b0082; --series-3: #004d40;
  --threshold: #a00000; --grid: rgb(0 0 0 / 20%); --true: #004d00; --false: #8b0000; --unknown: #5a3d00;
  color-scheme: light;
}`;

const layout = `
.hedgerow-panels {
  display: flex; flex-direction: column; gap: 8px; padding: 8px; min-inline-size: 0; box-sizing: border-box;
  block-size: 100%; overflow: auto; container-type: inline-size;
  font: 13px/1.45 system-ui, sans-serif; background: var(--back); color: var(--text);
}
.hedgerow-panels *, .hedgerow-panels *::before { box-sizing: border-box; }
.hedgerow-panels h2 { margin: 0; font-size: 14px; overflow-wrap: anywhere; }
.hedgerow-panels p { margin: 0; }
.hedgerow-panels code { font-family: ui-monospace, monospace; }
.hedgerow-panels button, .hedgerow-panels select, .hedgerow-panels input {
  font: inherit; color: var(--text); background: var(--back); border: 1px solid var(--edge); border-radius: 4px;
  padding: 1px 8px; min-block-size: 24px;
}
.hedgerow-panels button:disabled { color: var(--dim); border-style: dashed; }
.hedgerow-panels :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.hedgerow-panels input[type='checkbox'] { min-block-size: 0; margin: 0 2px; vertical-align: middle; accent-color: var(--accent); }
.hedgerow-bar { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; }
.hedgerow-bar > .grow { flex: 1 1 12em; min-inline-size: 0; }
.hedgerow-note { color: var(--dim); }
.hedgerow-panels [hidden] { display: none !important; }
.hedgerow-hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.hedgerow-panes { min-inline-size: 0; }
.hedgerow-panes.is-old { opacity: 0.55; }
.hedgerow-pane h3 { margin: 4px 0 0; font-size: 12px; font-weight: 600; }
.hedgerow-pane h3 i { display: inline-block; inline-size: 14px; border-block-start: 2px solid; margin: 0 4px 3px 10px; forced-color-adjust: none; }
.hedgerow-legend { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0; padding: 0; list-style: none; color: var(--dim); font-size: 12px; }
.hedgerow-legend canvas { inline-size: 16px; block-size: 12px; margin-inline-end: 4px; vertical-align: -1px; }
.hedgerow-reading { min-block-size: 1.45em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.hedgerow-slider input[type='range'] { flex: 1 1 8em; min-inline-size: 6em; padding: 0; border: 0; accent-color: var(--accent); }
.hedgerow-slider output { min-inline-size: 6em; font-variant-numeric: tabular-nums; }
.hedgerow-params ul { margin: 8px 0 0; padding: 0; list-style: none; }
.hedgerow-param { padding: 4px 0; border-block-start: 1px solid var(--grid); }
.hedgerow-param label { min-inline-size: 9em; }
.hedgerow-param input[type='number'] { inline-size: 9em; }
.hedgerow-tabs { display: flex; gap: 4px; border-block-end: 1px solid var(--edge); }
.hedgerow-tabs button { border-block-end: 0; border-end-start-radius: 0; border-end-end-radius: 0; }
.hedgerow-tabs button[aria-selected='true'] { background: var(--raised); font-weight: 600; box-shadow: inset 0 3px var(--accent); }
.hedgerow-tree, .hedgerow-tree ul { margin: 0; padding-inline-start: 18px; list-style: none; }
.hedgerow-tree { padding: 0; }
.hedgerow-tree .row { display: flex; gap: 0 6px; padding: 1px 4px; border-radius: 4px; cursor: default; }
.hedgerow-tree .words { display: flex; flex-wrap: wrap; gap: 0 10px; min-inline-size: 0; }
.hedgerow-tree .fold { inline-size: 1em; flex: none; color: var(--dim); }
.hedgerow-tree .sign { inline-size: 1em; flex: none; font-weight: 700; }
.hedgerow-tree .row code { overflow-wrap: anywhere; white-space: pre-wrap; }
.hedgerow-tree ul.is-folded { display: none; }
.hedgerow-tree [aria-expanded='true'] .fold::before { content: '▾'; }
.hedgerow-tree [aria-expanded='false'] .fold::before { content: '▸'; }
.hedgerow-tree .true .sign { color: var(--true); }
.hedgerow-tree .false .sign { color: var(--false); }
.hedgerow-tree .unknown .sign { color: var(--unknown); }
.hedgerow-tree .is-aside code { color: var(--dim); }
.hedgerow-scroll { overflow: auto; max-block-size: 22em; }
.hedgerow-panels table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
.hedgerow-panels th, .hedgerow-panels td { text-align: start; padding: 2px 8px; border-block-end: 1px solid var(--grid); }
.hedgerow-panels thead th { position: sticky; inset-block-start: 0; background: var(--raised); padding: 0; }
.hedgerow-panels thead button { inline-size: 100%; border: 0; background: none; text-align: start; font-weight: 600; white-space: nowrap; }
.hedgerow-panels td button { border: 0; background: none; padding: 0 2px; text-decoration: underline; color: var(--text); }
@media (forced-colors: active) { .hedgerow-tabs button[aria-selected='true'] { border-block-start: 3px solid Highlight; } }
@container (max-width: 420px) { .hedgerow-panels .is-optional { display: none; } }
@media (prefers-reduced-motion: no-preference) { .hedgerow-panes { transition: opacity 120ms; } }
.hedgerow-activity { display: block; overflow: visible; }
.hedgerow-activity rect { fill: currentColor; }
`;

/** What uPlot's own sheet places (uPlot 1.6, MIT licence), as far as the chart uses it. */
const plot = `
.uplot { inline-size: min-content; }
.uplot .u-wrap { position: relative; user-select: none; }
.uplot .u-over, .uplot .u-under, .uplot .u-axis { position: absolute; }
.uplot .u-under { overflow: hidden; }
.uplot canvas { display: block; position: relative; inline-size: 100%; block-size: 100%; }
.uplot .u-select { background: var(--grid); border-inline: 1px solid var(--edge); position: absolute; pointer-events: none; }
.uplot .u-cursor-x, .uplot .u-cursor-y { position: absolute; left: 0; top: 0; pointer-events: none; }
.uplot .u-cursor-x { block-size: 100%; border-inline-end: 1px dashed var(--edge); }
.uplot .u-cursor-y { inline-size: 100%; border-block-end: 1px dashed var(--edge); }
.uplot .u-cursor-pt { position: absolute; top: 0; left: 0; border-radius: 50%; border: 0 solid; pointer-events: none; background-clip: padding-box !important; }
.uplot .u-off { display: none; }
`;

const users = new WeakMap<Document | ShadowRoot, { count: number; readonly sheet: CSSStyleSheet }>();

/** Gives how to take them away again. */
export function adoptPanelStyles(root: Document | ShadowRoot): () => void {
  const known = users.get(root) ?? { count: 0, sheet: new CSSStyleSheet() };
  users.set(root, known);
  if (known.count++ === 0) {
    known.sheet.replaceSync(themes + layout + plot);
    root.adoptedStyleSheets.push(known.sheet);
  }
  return () => {
    if (--known.count > 0) return;
    users.delete(root);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== known.sheet);
  };
}
