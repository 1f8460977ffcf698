/** On paper: what is read, not what is worked with. */
export const print = `@media print {
  @page { margin: 16mm 14mm; }
  html { font-size: 10.5pt; }
  body { padding: 0; max-width: none; }
  #theme, nav.contents, .zoom, .readout, .hint, .skip, .pointer, .toggles input { display: none; }
  section { margin-top: 1.6rem; padding-top: 1rem; }
  h2, h3, h4, caption { break-after: avoid; }
  #portfolios, #decisions, #signals { break-before: page; }
  tr, .chart, dl.facts div { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll, .choose .scroll { overflow: visible; max-height: none; }
  table { font-size: 7.5pt; }
  tbody .unit { display: inline; }
  .kind, .date { white-space: nowrap; }
  th, td, thead th { padding: .2rem .3rem .2rem 0; font-size: 7.5pt; }
  tbody th, tbody td { min-width: 0; }
  .number, .number + :not(.number) { padding-left: .3rem; }
  td.number, .choose-one { white-space: normal; }
  .choose { display: block; }
  table tr > *, .choose .table thead th { position: static; box-shadow: none; }
  thead th { border-bottom: 1px solid var(--ink) !important; }
  #detail { margin-top: 1.5rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
  .choose-one, a { color: inherit; text-decoration: none; }
  .plot, .plot .uplot, .plot .u-wrap, .plot canvas { max-width: 100%; }
  .plot .uplot, .plot .u-wrap, .plot canvas { width: 100% !important; height: auto !important; }
  .plot .u-under, .plot .u-over { visibility: hidden; }
  .plot .uplot, .swatch, .hatch, .bars { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`;
