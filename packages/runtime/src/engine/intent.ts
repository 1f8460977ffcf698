/**
 * What a layer is for, against what its legs come to at the market of a decision. The checker tells what no choice of
 * deltas can mend; which side of a border these deltas are on is told here, as a note: it changes no decision.
 */
import { type Ir, yearsOf } from '@hedgerow/dsl';
import type { Right } from '../options/black-scholes.ts';
import { DEFAULT_SMILE, greeksOn, type Surface, strikeForDeltaOn } from '../options/surface.ts';
import { sampleIndex } from '../timeline/sample.ts';
import type { Evaluation } from '../timeline/types.ts';

/** Carry as the function table takes it where an author gives none. */
const RATE = 0.045;
const DIVIDEND = 0.013;

/** Greeks of one unit of the layer, in the units of the function table: vega for a point, theta for a day. */
interface Structure {
  delta: number;
  gamma: number;
  vega: number;
  theta: number;
}

const RIGHTS: Partial<Record<Ir.Leg['instrument'], readonly Right[]>> = {
  put: [-1],
  call: [1],
  strangle: [-1, 1],
};

/** VIX at an instant, a fraction per annum; NaN where the rule set does not read it, or it is unknown. */
function vixAt({ program, timeline, value }: Evaluation, instant: number): number {
  const node = program.nodes.find(
    (n) => n.op === 'input' && n.name === 'vix' && (n.field === 'close' || n.field === 'value'),
  );
  if (!node) return Number.NaN;
  const tick = sampleIndex(timeline.clocks[node.clock]!, timeline.grid)[instant]!;
  return tick < 0 ? Number.NaN : value(node.id, tick) / 100;
}

/**
 * Legs struck at their targets (else the middle of their bands), at the middle of their expiries, on VIX and its smile.
 * `undefined` where a leg is no option on SPX of a known delta and expiry, or level or VIX are unknown.
 */
function structureAt(evaluation: Evaluation, { legs }: Ir.Layer, instant: number): Structure | undefined {
  const vol = vixAt(evaluation, instant);
  const total: Structure = { delta: 0, gamma: 0, vega: 0, theta: 0 };
  for (const { side, count, instrument, underlying, level, deltaLow, deltaHigh, target, expiry } of legs) {
    const rights = RIGHTS[instrument];
    const delta = target ?? ((deltaLow ?? Number.NaN) + (deltaHigh ?? Number.NaN)) / 2;
    if (!rights || underlying !== 'spx' || !expiry) return undefined;
    const spot = evaluation.value(level, instant);
    const { low, high } = yearsOf(expiry);
    const years = (low + high) / 2;
    const points = [{ days: 30, vol }];
    const surface: Surface = { spot, rate: RATE, dividend: DIVIDEND, smile: DEFAULT_SMILE, points };
    for (const right of rights) {
      const strike = strikeForDeltaOn(surface, right, delta, years);
      if (Number.isNaN(strike)) return undefined;
      const greeks = greeksOn(surface, { right, strike, years });
      const signed = side === 'buy' ? count : -count;
      total.delta += signed * greeks.delta;
      total.gamma += signed * greeks.gamma;
      total.vega += (signed * greeks.vega) / 100;
      total.theta += (signed * greeks.theta) / 365;
    }
  }
  return total;
}

const TESTS: Readonly<Record<Ir.Layer['intents'][number]['operator'], (x: number, y: number) => boolean>> = {
  lt: (x, y) => x < y,
  le: (x, y) => x <= y,
  gt: (x, y) => x > y,
  ge: (x, y) => x >= y,
  eq: (x, y) => x === y,
  ne: (x, y) => x !== y,
};

const SIGNS = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '==', ne: '!=' } as const;

const UNITS: Readonly<Record<keyof Structure, string>> = {
  delta: '',
  gamma: ' a point',
  vega: ' a point',
  theta: ' a day',
};

const isGreek = (name: string): name is keyof Structure => Object.hasOwn(UNITS, name);

/** One note for each intent that does not hold at an instant; none of those that cannot be priced. */
export function intentNotes(evaluation: Evaluation, layer: Ir.Layer, instant: number): readonly string[] {
  if (layer.intents.length === 0 || layer.legs.length === 0) return [];
  const structure = structureAt(evaluation, layer, instant);
  if (!structure) return [];
  return layer.intents.flatMap(({ greek, operator, value }) => {
    // Against a bound other than nothing only deltas have a scale.
    if (!isGreek(greek) || (value !== 0 && greek !== 'delta')) return [];
    const found = structure[greek];
    if (Number.isNaN(found) || TESTS[operator](found, value)) return [];
    const told = `${Number(found.toPrecision(3))}${UNITS[greek]}`;
    return [
      `intent ${greek} ${SIGNS[operator]} ${value} does not hold: ${greek} is ${told}, by VIX and a smile`,
    ];
  });
}
