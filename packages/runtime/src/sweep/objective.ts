/** What a sweep looks for: one of its columns, the most or the least of it. */

import type { OverlayResult } from '../overlay/result.ts';
import { sharpeSample } from '../report/performance.ts';
import { simpleReturns } from '../statistics/returns.ts';
import { metricColumns } from './metrics.ts';

/**
 * Figures of the overlay portfolio, which are made by trading each set's decisions: slow. The Sharpe ratio is of one
 * session, as the deflated one of reports is; the P&L of the layers in US dollars.
 */
export const OVERLAY_METRICS = ['sharpe', 'layer_pnl', 'worst_drawdown'] as const;

export interface Objective {
  /** A column: `layer.metric` or `overlay.metric`. */
  readonly column: string;
  readonly direction: 'maximize' | 'minimize';
}

export const isOverlay = (column: string): boolean => column.startsWith('overlay.');

/** The column that a text names: in full, or by its metric where one layer is swept; `undefined` where it is none. */
export function columnNamed(text: string, layers: readonly string[]): string | undefined {
  const all = columnsOf(layers, true);
  if (all.includes(text)) return text;
  return layers.length === 1 && all.includes(`${layers[0]}.${text}`) ? `${layers[0]}.${text}` : undefined;
}

/** Every column of a sweep, in order. */
export const columnsOf = (layers: readonly string[], overlay: boolean): readonly string[] => [
  ...metricColumns(layers),
  ...(overlay ? OVERLAY_METRICS.map((metric) => `overlay.${metric}`) : []),
];

/** In the order of OVERLAY_METRICS; NaN where the portfolio could not be priced. */
export function overlayMetrics(overlay: OverlayResult): readonly number[] {
  const { equity, layerPnl } = overlay.portfolios.overlay;
  if (equity.length < 2) return OVERLAY_METRICS.map(() => Number.NaN);
  const { capital } = overlay.assumptions;
  const { sharpe } = sharpeSample(simpleReturns(equity, capital));
  let pnl = 0;
  for (const value of layerPnl) pnl += value;
  let peak = capital;
  let worst = 0;
  for (const value of equity) {
    peak = Math.max(peak, value);
    worst = Math.min(worst, value / peak - 1);
  }
  return [sharpe, pnl, worst];
}

/** Whether one value is better than another; unknown is better than nothing. */
export function isBetter({ direction }: Pick<Objective, 'direction'>, x: number, than: number): boolean {
  if (Number.isNaN(x)) return false;
  return Number.isNaN(than) || (direction === 'maximize' ? x > than : x < than);
}
