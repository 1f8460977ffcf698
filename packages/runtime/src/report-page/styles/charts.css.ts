/** Charts, their legends, and the chosen decision beside its list. */
export const charts = `.chart { margin-bottom: 2rem; }
.chart-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1.25rem; margin-bottom: .4rem; }
.chart-head h3 { margin: 0; }
.readout { margin: 0; font-size: .8125rem; color: var(--soft); min-height: 1.3rem; flex: 1 0 100%; order: 1; max-width: none; }
.zoom { display: flex; gap: .3rem; margin-left: auto; }
.zoom button { font: inherit; font-size: .8125rem; line-height: 1; min-width: 2rem; height: 1.75rem; padding: 0 .5rem; color: var(--ink); background: var(--paper); border: 1px solid var(--rule); border-radius: 3px; cursor: pointer; }
.zoom button:hover { background: var(--tint); }
.plot { width: 100%; min-height: 200px; overflow: hidden; }
.plot .uplot { font-family: inherit; }
.plot .u-select { background: color-mix(in srgb, var(--accent) 18%, transparent); }
.plot .u-hz .u-cursor-x, .plot .u-hz .u-cursor-y { border-color: var(--soft); }
#plot-vix .u-over { cursor: pointer; }
.toggles { border: 0; padding: 0; margin: 1.5rem 0 1.25rem; display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; font-size: .875rem; }
.toggles legend { float: left; padding: 0; margin-right: 1.2rem; color: var(--soft); }
.toggle { display: inline-flex; align-items: center; gap: .45rem; cursor: pointer; min-height: 1.75rem; }
.swatch line { stroke-width: 2; }
.line-core line { stroke: var(--core); }
.line-overlay line { stroke: var(--overlay); stroke-width: 3; }
.line-divested line { stroke: var(--divested); stroke-dasharray: 8 4; }
.line-static line { stroke: var(--static); stroke-dasharray: 2 3; }
.line-delayed line { stroke: var(--delayed); stroke-dasharray: 8 3 2 3; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; padding: 0; margin: .6rem 0 0; font-size: .8125rem; max-width: none; }
.legend li { display: inline-flex; align-items: center; gap: .45rem; margin: 0; }
.mark { display: inline-block; width: 1.1em; text-align: center; }
.hatch rect { fill: currentColor; opacity: .18; }
.hatch line { stroke: currentColor; stroke-width: 1; }
.hatch g { color: var(--layer-0); }
.hatch .layer-1 { color: var(--layer-1); }
.hatch .layer-2 { color: var(--layer-2); }
.hatch .layer-3 { color: var(--layer-3); }
.histogram { max-width: 46rem; }
.histogram svg { display: block; width: 100%; height: auto; font: 12px system-ui, sans-serif; }
.histogram .bars rect { fill: var(--soft); opacity: .55; }
.histogram .axis { stroke: var(--rule); }
.histogram text { fill: var(--soft); }
.histogram .rules line { stroke: var(--accent); stroke-width: 2; }
.histogram .rules path, .histogram .rules text { fill: var(--accent); }
.histogram .rules text { font-weight: 650; }
.choose { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 2.5rem; align-items: start; }
.choose .table { margin: 0; }
.choose .scroll { max-height: 40rem; overflow: auto; }
.choose .table thead th { position: sticky; top: 0; background: var(--paper); z-index: 2; box-shadow: inset 0 -1px var(--ink); border-bottom: 0; }
.choose tbody th { min-width: 0; }
.choose-one { font: inherit; color: var(--accent); background: none; border: 0; padding: .1rem 0; margin: -.1rem 0; cursor: pointer; text-decoration: underline; text-underline-offset: .15em; white-space: nowrap; }
.choose-one[aria-pressed="true"] { color: var(--ink); font-weight: 650; text-decoration: none; }
tr:has(.choose-one[aria-pressed="true"]) > * { background: var(--tint); }
#detail { scroll-margin-top: 1rem; }
#detail h3 { margin: 0; font-size: 1.125rem; }
#detail .when { color: var(--soft); font-size: .875rem; margin: 0 0 .8rem; }
#detail dl.facts div { grid-template-columns: 6rem 1fr; }
#detail .scroll { max-height: none; margin-top: 1.4rem; }
#detail caption { font-size: .875rem; }
.why, .why ul { list-style: none; padding: 0; margin: 0; max-width: none; }
.why ul { padding-left: .85rem; margin-left: .35rem; border-left: 1px solid var(--rule); }
.why li { margin: 0; }
.why summary, .why .leaf { display: grid; grid-template-columns: 1rem 5.4rem 1fr; padding: .3rem 0; font-size: .875rem; line-height: 1.4; }
.why .leaf::before { content: ""; }
.why summary { cursor: pointer; list-style: none; }
.why summary::-webkit-details-marker { display: none; }
.why summary::before { content: "\\25B8"; color: var(--soft); }
.why details[open] > summary::before { content: "\\25BE"; }
.truth { font-weight: 600; }
.truth-true > * > .truth, .truth-true > details > summary > .truth { color: var(--true); }
.truth-false > * > .truth, .truth-false > details > summary > .truth { color: var(--false); }
.truth-unknown > * > .truth, .truth-unknown > details > summary > .truth { color: var(--unknown); }
.condition code { display: block; color: var(--ink); }
.kind { white-space: nowrap; }
.measure { color: var(--soft); font-size: .8125rem; display: inline-block; margin-right: .35rem; }
.measure:not(:last-child)::after { content: " ·"; font-weight: 400; color: var(--soft); }
.deciding { color: var(--ink); font-weight: 600; }
.trades { font-size: .875rem; list-style: none; padding: 0; }
@media (max-width: 56rem) {
  .choose { grid-template-columns: minmax(0, 1fr); }
  .choose .scroll { max-height: 22rem; }
  .why summary, .why .leaf { grid-template-columns: .9rem 4.8rem 1fr; }
}`;
