/** A small picture of when a rule was active, for a line beside it. */
import type { Activity } from '../protocol.ts';
import { make, makeSvg } from './dom.ts';
import type { Zone } from './editor-port.ts';

const width = 160;
const height = 12;

export function sparkline({ rule, shares, what, from, to }: Activity): HTMLElement {
  const each = width / Math.max(shares.length, 1);
  const label = `${rule}: ${what} from ${from} to ${to}`;
  const bars = shares.flatMap((share, i) => {
    if (share === 0) return [];
    const tall = Math.max(2, share * height);
    return [makeSvg('rect', { x: i * each, y: height - tall, width: Math.max(each - 0.5, 1), height: tall })];
  });
  const base = makeSvg('rect', { x: 0, y: height, width, height: 1 });
  const svg = makeSvg('svg', {
    class: 'hedgerow-activity',
    width,
    height: height + 1,
    role: 'img',
    'aria-label': label,
  });
  svg.append(...bars, base);
  const line = make('div', { class: 'hedgerow-sparkline' }, svg, make('span', {}, what));
  line.style.cssText =
    'display:flex;gap:8px;align-items:center;font:11px/18px system-ui,sans-serif;white-space:nowrap';
  return line;
}

/** One above each rule. */
export const sparkZones = (activities: readonly Activity[]): Zone[] =>
  activities.map((one) => ({ offset: one.offset, place: 'above', element: sparkline(one), height: 18 }));
