/** Tables as in a printed report: rules between rows, no boxes, figures to the right. */
export const tables = `figure { margin: 0 0 2.25rem; }
figcaption { color: var(--soft); font-size: .8125rem; max-width: 46rem; margin-top: .5rem; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; font-size: .875rem; line-height: 1.35; min-width: 100%; }
caption { text-align: left; font-weight: 650; padding: 0 0 .6rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; font-weight: 400; border-bottom: 1px solid var(--grid); }
th:last-child, td:last-child { padding-right: .2rem; }
thead th { vertical-align: bottom; color: var(--soft); font-size: .8125rem; font-weight: 500; border-bottom: 1px solid var(--ink); }
tbody tr:last-child > * { border-bottom: 1px solid var(--rule); }
.number { text-align: right; padding-left: .9rem; }
td.number, th.number[scope="row"] { white-space: nowrap; }
.number + :not(.number) { padding-left: 1.25rem; }
.date { white-space: nowrap; }
.unit { display: block; font-size: .75rem; font-weight: 400; color: var(--soft); }
tbody th code { white-space: normal; }
tbody th { min-width: 7rem; }
tbody tr:hover > * { background: var(--tint); }
button.sort { all: unset; cursor: pointer; display: inline; text-decoration: underline dotted var(--rule); text-underline-offset: .25em; }
button.sort:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button.sort:hover { color: var(--ink); text-decoration: underline; text-underline-offset: .2em; }
[aria-sort] button.sort { color: var(--ink); font-weight: 650; }
[aria-sort="ascending"] button.sort::after { content: " \\2191"; }
[aria-sort="descending"] button.sort::after { content: " \\2193"; }
@media (max-width: 56rem) {
  table tr > :first-child { position: sticky; left: 0; background: var(--paper); z-index: 1; }
}`;
