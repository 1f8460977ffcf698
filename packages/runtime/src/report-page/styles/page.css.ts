/** Type, measure and space of the page. */
export const page = `*, *::before, *::after { box-sizing: border-box; }
html { font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 5rem; max-width: 74rem; font-variant-numeric: tabular-nums lining-nums; }
h1, h2, .lead { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, Georgia, "DejaVu Serif", serif; }
h1 { font-size: clamp(1.7rem, 4vw, 2.4rem); line-height: 1.15; font-weight: 600; margin: 0 0 .4rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.5rem; line-height: 1.25; font-weight: 600; margin: 0 0 1rem; }
h3 { font-size: 1rem; font-weight: 650; margin: 2rem 0 .5rem; }
h4 { font-size: .875rem; font-weight: 650; margin: 1.4rem 0 .4rem; }
p, ul, ol { max-width: 46rem; margin: 0 0 1rem; }
ul { padding-left: 1.15rem; }
li { margin: .2rem 0; }
a { color: var(--accent); text-underline-offset: .15em; }
code { font: .9em ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--rule); padding-top: 2rem; margin-top: 3.5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; z-index: 5; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.unknown, .empty { color: var(--unknown); font-style: italic; }
header.top { display: flex; flex-wrap: wrap; gap: 1rem 3rem; justify-content: space-between; align-items: start; }
.about { color: var(--soft); font-size: .875rem; margin: 0; max-width: none; }
.about code { color: var(--ink); }
#theme { border: 0; padding: 0; margin: .3rem 0 0; display: flex; gap: .9rem; font-size: .8125rem; color: var(--soft); }
#theme[hidden] { display: none; }
#theme legend { float: left; padding: 0; margin-right: .9rem; }
#theme label { display: inline-flex; gap: .3rem; align-items: center; cursor: pointer; }
#theme input, .toggle input { accent-color: var(--accent); margin: 0; }
nav.contents { margin-top: 1.5rem; font-size: .875rem; }
nav.contents ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 0; margin: 0; max-width: none; }
nav.contents li { margin: 0; }
nav.contents a { display: inline-block; padding: .2rem 0; }
#summary { border-top: 2px solid var(--ink); margin-top: 1.75rem; }
.lead { font-size: 1.3rem; line-height: 1.45; margin-bottom: 1.2rem; }
.pointer { color: var(--soft); font-size: .9rem; }
.cautions { padding-left: 1.15rem; }
.cautions li { padding-left: .2rem; margin: .45rem 0; }
dl.facts { margin: 0 0 1rem; font-size: .9rem; max-width: 56rem; }
dl.facts div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; padding: .35rem 0; border-bottom: 1px solid var(--grid); }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.meanings { list-style: none; padding: 0; font-size: .9rem; }
.meanings b { font-weight: 600; }
.hint { color: var(--soft); font-size: .875rem; }
footer { border-top: 1px solid var(--rule); margin-top: 4rem; padding-top: 1.2rem; color: var(--soft); font-size: .8125rem; }
footer p { max-width: 60rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  dl.facts div { grid-template-columns: 1fr; gap: 0; }
  .lead { font-size: 1.15rem; }
  section { margin-top: 2.5rem; padding-top: 1.5rem; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }`;
