/** How good each layer's activations were: what followed them, and what they missed. */
import type { LayerStatistics } from '../backtest/result.ts';
import { clopperPearson } from '../statistics/binomial.ts';
import { median } from '../statistics/moments.ts';
import { peakAfter } from './peak.ts';
import type { ActivationQuality, SignalQuality } from './report.ts';
import { layerPnlOf, orNull, type Scene, sumOf } from './scene.ts';

/** What counts as an event: the core loses `threshold` of the capital within `horizon` sessions. */
export interface EventTerms {
  readonly threshold: number;
  readonly horizon: number;
  /** Sessions in which VIX's peak is looked for. */
  readonly peakHorizon: number;
}

export const EVENT_TERMS: EventTerms = { threshold: 0.05, horizon: 21, peakHorizon: 60 };

export function signalQuality(scene: Scene, statistics: LayerStatistics, terms: EventTerms): SignalQuality {
  const { layer } = statistics;
  const falls = fallsAhead(scene, terms);
  const activations = activationsOf(scene, statistics, falls, terms.peakHorizon);
  const hits = activations.filter((one) => one.coreFell || one.profitable).length;
  const events = stretches(falls);
  const active = activeAt(scene, layer);
  const caught = events.filter(([from, to]) => active.subarray(from, to + 1).includes(1)).length;
  const leads = activations.flatMap(({ leadToPeak }) => leadToPeak ?? []);
  const rises = activations.flatMap(({ furtherRise }) => furtherRise ?? []);
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  const n = activations.length;
  return {
    layer,
    ...terms,
    activations,
    hitRate: share(hits, n),
    hitInterval: n === 0 ? null : clopperPearson(hits, n),
    falseActivations: n - hits,
    events: events.length,
    missedEvents: events.length - caught,
    precision: share(activations.filter(({ coreFell }) => coreFell).length, n),
    recall: share(caught, events.length),
    medianLead: orNull(median(leads)),
    medianRise: orNull(median(rises)),
    neverHigher: leads.filter((lead) => lead === 0).length,
    timeInHedge: active.reduce((sum, one) => sum + one, 0) / active.length,
  };
}

/** 1 at sessions from whose close the core loses the threshold within the horizon (or what is left of the run). */
function fallsAhead({ overlay, capital }: Scene, { threshold, horizon }: EventTerms): Uint8Array {
  const { equity } = overlay.portfolios.core;
  return Uint8Array.from(equity, (value, i) => {
    const ahead = equity.subarray(i + 1, i + 1 + horizon);
    return ahead.some((later) => later - value <= -threshold * capital) ? 1 : 0;
  });
}

/** Stretches of ones, first and last position: sessions in a row that look at the same fall are one event. */
function stretches(flags: Uint8Array): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let i = 0; i < flags.length; i++) {
    if (flags[i] === 0) continue;
    const from = i;
    while (flags[i + 1] === 1) i++;
    found.push([from, i]);
  }
  return found;
}

function activeAt({ result, ends }: Scene, layer: string): Uint8Array {
  const { active } = result.run.layers.get(layer)!;
  return Uint8Array.from(ends, (tick) => active[tick]!);
}

/**
 * Episodes that begin in a session of the portfolios. P&L from the session after, in which a decision is filled, to the
 * one after the end, or as far as there are prices.
 */
function activationsOf(
  scene: Scene,
  { layer, episodes }: LayerStatistics,
  falls: Uint8Array,
  peakHorizon: number,
): ActivationQuality[] {
  const { sessions, vix, result } = scene;
  const position = new Map(sessions.map((date, i) => [date, i]));
  const pnl = layerPnlOf(scene, layer);
  const { decisions } = result.run;
  return episodes.flatMap(({ start, end }) => {
    const from = position.get(start);
    if (from === undefined) return [];
    const to = position.get(end ?? '') ?? sessions.length - 1;
    const earned = sumOf(pnl.subarray(from + 1, to + 2));
    const peak = peakAfter(vix, from, peakHorizon);
    const decision = decisions.find(
      (d) => d.kind === 'activated' && d.layer === layer && d.session === start,
    );
    return [
      {
        session: start,
        ended: end,
        rule: decision?.rule ?? '',
        pnl: earned,
        coreFell: falls[from] === 1,
        profitable: earned > 0,
        leadToPeak: peak?.lead ?? null,
        furtherRise: peak?.rise ?? null,
      },
    ];
  });
}
