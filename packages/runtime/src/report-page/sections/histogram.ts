/** The trials' P&L as bars, and where the rules stand among them. Drawn here: it needs no script. */
import type { Report } from '../../report/report.ts';
import { plain, usd } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';

const WIDTH = 640;
const HEIGHT = 200;
const TOP = 34;
const BASE = 168;

export function histogram({ histogram: bins, rulesPnl, trials }: Report['placebo']): Html {
  if (bins.length === 0) return html`<p class="empty">There were no trials.</p>`;
  const low = Math.min(bins[0]!.from, rulesPnl);
  const high = Math.max(bins.at(-1)!.to, rulesPnl);
  const most = Math.max(...bins.map(({ count }) => count), 1);
  const span = high > low ? high - low : 1;
  const x = (value: number): number => Math.round((20 + ((value - low) / span) * (WIDTH - 40)) * 10) / 10;
  const y = (count: number): number => Math.round((BASE - (count / most) * (BASE - TOP)) * 10) / 10;
  const bars = bins.map(({ from, to, count }) => {
    const width = Math.max(Math.round((x(to) - x(from) - 1) * 10) / 10, 1);
    return html`<rect x="${x(from)}" y="${y(count)}" width="${width}" height="${Math.round((BASE - y(count)) * 10) / 10}"/>`;
  });
  const at = x(rulesPnl);
  const anchor = at > WIDTH * 0.7 ? 'end' : at < WIDTH * 0.3 ? 'start' : 'middle';
  const words = `Of ${plain(trials)} trials the P&L of the layers lay between ${usd(bins[0]!.from)} and ${usd(bins.at(-1)!.to)}; the rules made ${usd(rulesPnl)}.`;
  return html`<figure class="chart histogram"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words}">
<g class="bars">${bars}</g><line class="axis" x1="20" x2="${WIDTH - 20}" y1="${BASE}" y2="${BASE}"/>
<g class="rules"><line x1="${at}" x2="${at}" y1="${TOP - 8}" y2="${BASE}"/><path d="M${at - 5} ${TOP - 14}h10l-5 9z"/>
<text x="${at}" y="${TOP - 19}" text-anchor="${anchor}">the rules ${usd(rulesPnl)}</text></g>
${ticks(low, high).map((value) => html`<text x="${x(value)}" y="${BASE + 18}" text-anchor="middle">${usd(value)}</text>`)}
</svg><figcaption>${words}</figcaption></figure>`;
}

/** Four or five round figures between two. */
function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 4;
  if (!(rough > 0)) return [low];
  let unit = 1;
  while (unit * 10 <= rough) unit *= 10;
  while (unit > rough) unit /= 10;
  const step = unit * (rough / unit >= 5 ? 5 : rough / unit >= 2 ? 2 : 1);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  const every = last - first > 5 ? 2 : 1;
  const all: number[] = [];
  for (let k = first; k <= last; k++) if (k % every === 0) all.push(k * step);
  return all;
}
