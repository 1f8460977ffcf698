/** What to know before the figures: cautions, and how the prices were made. */
import type { Report } from '../../report/report.ts';
import { plain, share, usd } from '../markup/figures.ts';
import { type Html, html, prose } from '../markup/html.ts';

export function cautions({ cautions: all, assumptions }: Report): Html {
  const {
    capital,
    coreContracts,
    fill,
    termStructure,
    smile,
    rate,
    dividendYield,
    commission,
    halfSpread,
    limits,
  } = assumptions;
  const facts: readonly (readonly [string, string])[] = [
    ['Capital', `${usd(capital)}, with ${plain(coreContracts)} iron condors as the core`],
    [
      'Fills',
      `at the ${fill === 'next_open' ? 'open' : 'close'} of the session after the decision, never earlier`,
    ],
    ['Volatility', `by maturity from ${termStructure.length === 0 ? 'no index' : termStructure.join(', ')}`],
    [
      'Smile',
      `slope ${plain(smile.slope, 2)}, curvature ${plain(smile.curvature, 2)}, VIX ${plain(smile.vixOverAtm, 2)} times the volatility at the money`,
    ],
    ['Interest', rate],
    ['Dividends', `${share(dividendYield, 2)} a year`],
    ['Commission', `US$ ${plain(commission, 2)} a contract`],
    ['Half-spread', halfSpread],
  ];
  return html`<section id="cautions" aria-labelledby="cautions-head">
<h2 id="cautions-head">Before you read the figures</h2>
<ul class="cautions">${all.map((text) => html`<li>${prose(text)}</li>\n`)}</ul>
<h3>How the prices were made</h3>
<dl class="facts">${facts.map(([name, text]) => html`<div><dt>${name}</dt><dd>${prose(text)}</dd></div>\n`)}</dl>
<h3>What the model cannot do</h3>
<ul>${limits.map((text) => html`<li>${prose(text)}</li>\n`)}</ul>
</section>`;
}
