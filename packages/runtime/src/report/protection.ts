/** What the layers cost, and what they protected from. */
import { drawdownSpans } from '../statistics/drawdowns.ts';
import { betaOf, convexityOf, downsideBeta } from '../statistics/regression.ts';
import { expectedShortfall, tailCount } from '../statistics/tails.ts';
import { perYear } from './performance.ts';
import type { Drawdown, Protection } from './report.ts';
import { orNull, pnlOf, type Scene, sumOf } from './scene.ts';
import { CORE, isOption, paidFor } from './trades.ts';

/** The core's drawdowns told, the deepest first. What lies outside them is where carry is paid. */
const DRAWDOWNS = 10;

export function protectionOf(scene: Scene): Protection {
  const { overlay, capital, corePnl, level } = scene;
  const hedged = overlay.portfolios.overlay;
  const { layerPnl } = hedged;
  const own = overlay.trades.filter(({ layer }) => layer !== CORE);
  const rolls = own.filter(({ reason }) => reason === 'roll');
  const bought = own.filter((trade) => isOption(trade) && trade.contracts > 0 && trade.reason !== 'expiry');

  const drawdowns = coreDrawdowns(scene);
  const inside = new Uint8Array(layerPnl.length);
  for (const { from, to } of drawdowns) inside.fill(1, from, to + 1);
  const outside = sumOf(layerPnl.filter((_, i) => inside[i] === 0));
  const carry = perYear(outside, layerPnl.length) / capital;

  const hedgedPnl = pnlOf(hedged.equity, capital);
  const reduction = (q: number): number =>
    (expectedShortfall(hedgedPnl, q) - expectedShortfall(corePnl, q)) / capital;
  const reduction95 = reduction(0.05);

  return {
    carry: carry * 10_000,
    premiumPaid: sumOfTrades(bought, paidFor),
    rollCost: sumOfTrades(rolls, ({ cost }) => cost),
    costs: sumOfTrades(own, ({ cost }) => cost),
    worst1: inWorst(layerPnl, corePnl, 0.01),
    worst5: inWorst(layerPnl, corePnl, 0.05),
    downsideBeta: orNull(downsideBeta(layerPnl, corePnl)),
    beta: orNull(betaOf(layerPnl, corePnl)),
    convexity: orNull(convexity(layerPnl, level, capital)),
    shortfallReduction95: reduction95,
    shortfallReduction99: reduction(0.01),
    costPerShortfall: reduction95 > 0 ? -carry / reduction95 : null,
    drawdowns: drawdowns.map(({ drawdown }) => drawdown),
  };
}

const sumOfTrades = <T>(trades: readonly T[], amount: (trade: T) => number): number =>
  trades.reduce((sum, trade) => sum + amount(trade), 0);

/** The deepest drawdowns of the core with the sessions of their falls, first and last position. */
function coreDrawdowns({ overlay, capital, sessions }: Scene) {
  const { core, overlay: hedged } = overlay.portfolios;
  const deepest = drawdownSpans(core.equity, capital).sort((a, b) => a.depth - b.depth);
  return deepest.slice(0, DRAWDOWNS).map(({ peak, trough, recovered, depth }) => {
    const from = peak + 1;
    const drawdown: Drawdown = {
      start: sessions[Math.max(peak, 0)]!,
      trough: sessions[trough]!,
      recovered: recovered === null ? null : sessions[recovered]!,
      depth,
      sessions: (recovered ?? sessions.length - 1) - peak,
      layerPnl: sumOf(hedged.layerPnl.subarray(from, trough + 1)),
    };
    return { from, to: trough, drawdown };
  });
}

/** Sum of a P&L over the sessions in which another was worst; of equal ones the earlier count first. */
function inWorst(pnl: Float64Array, of: Float64Array, share: number): number {
  const order = Array.from(of.keys()).sort((a, b) => of[a]! - of[b]! || a - b);
  return order.slice(0, tailCount(of.length, share)).reduce((sum, i) => sum + pnl[i]!, 0);
}

/** Over sessions whose index return is known; a session after a gap is taken with the return over the gap. */
function convexity(layerPnl: Float64Array, level: Float64Array, capital: number): number {
  const y: number[] = [];
  const r: number[] = [];
  let last = Number.NaN;
  level.forEach((close, i) => {
    if (Number.isNaN(close)) return;
    if (!Number.isNaN(last)) {
      y.push(layerPnl[i]! / capital);
      r.push(close / last - 1);
    }
    last = close;
  });
  return r.length === 0 ? Number.NaN : convexityOf(Float64Array.from(y), Float64Array.from(r));
}
