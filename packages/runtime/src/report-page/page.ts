/** The report as one HTML file: no network, no fonts, and a policy that allows nothing but its own script and styles. */
import { createHash } from 'node:crypto';
import { counted } from '../format/value.ts';
import type { Report } from '../report/report.ts';
import { chartStyles, clientScript } from './client.generated.ts';
import { type Html, html, jsonForScript, nothing, verbatim } from './markup/html.ts';
import { pageData } from './pack.ts';
import { background } from './sections/background.ts';
import { cautions } from './sections/cautions.ts';
import { chance } from './sections/chance.ts';
import { conditions } from './sections/conditions.ts';
import { decisions } from './sections/decisions.ts';
import { portfolios } from './sections/portfolios.ts';
import { protection } from './sections/protection.ts';
import { signals } from './sections/signals.ts';
import { summary } from './sections/summary.ts';
import { charts } from './styles/charts.css.ts';
import { page } from './styles/page.css.ts';
import { print } from './styles/print.css.ts';
import { tables } from './styles/tables.css.ts';
import { themes } from './styles/themes.css.ts';

const STYLES = [chartStyles, themes, page, tables, charts, print].join('\n');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** `style-src-attr`: none is in the markup; uPlot sets styles through the DOM, which needs no leave. */
const POLICY = `default-src 'none'; script-src ${hashOf(clientScript)}; style-src ${hashOf(STYLES)}; base-uri 'none'; form-action 'none'`;

const CONTENTS: readonly (readonly [string, string])[] = [
  ['cautions', 'Cautions'],
  ['portfolios', 'Portfolios'],
  ['decisions', 'Decisions'],
  ['protection', 'Protection and cost'],
  ['signals', 'Signal quality'],
  ['conditions', 'Conditions and guards'],
  ['chance', 'Skill or chance'],
  ['background', 'Regimes and data'],
];

/** A self-contained page of a report, in UTF-8. Deterministic. Throws a RangeError where one of the five portfolios is missing. */
export function renderReport(report: Report): string {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${report.title}</title>
<style>${verbatim(STYLES)}</style>
</head>
<body>
<a class="skip" href="#summary">To the summary</a>
${head(report)}
<main>
${[summary, cautions, portfolios, decisions, protection, signals, conditions, chance, background].map((section) => html`${section(report)}\n`)}
</main>
${foot(report)}
<script type="application/json" id="data">${jsonForScript(pageData(report))}</script>
<script>${verbatim(clientScript)}</script>
</body>
</html>
`;
  return document.markup;
}

function head({ title, sessions }: Report): Html {
  const themes = ['system', 'light', 'dark'].map(
    (theme, i) =>
      html`<label><input type="radio" name="theme" value="${theme}"${i === 0 ? html` checked` : nothing}>${theme[0]!.toUpperCase()}${theme.slice(1)}</label>`,
  );
  return html`<header class="top"><div><h1>${title}</h1>
<p class="about">Backtest of a volatility overlay, ${sessions[0] ?? 'no session'} to ${sessions.at(-1) ?? 'none'}, ${counted(sessions.length, 'session')}</p></div>
<fieldset id="theme" hidden><legend>Theme</legend>${themes}</fieldset></header>
<nav class="contents" aria-label="Contents"><ul>${CONTENTS.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<noscript><p class="empty">Charts and why trees need the page’s own script, which this browser does not run. All tables are here.</p></noscript>`;
}

function foot({ rulesHash, params }: Report): Html {
  const set = Object.entries(params).map(([name, value]) => html`<code>${name} = ${value}</code> `);
  return html`<footer><p>Made by Hedgerow from the rule set with the hash <code>${rulesHash}</code>${set.length > 0 ? html`, params ${set}` : nothing}.
A backtest is no forecast, and this page is no advice.</p></footer>`;
}
