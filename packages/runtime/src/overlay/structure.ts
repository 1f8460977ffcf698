/** A layer's legs as lines that can be priced, and the core's. */
import type { Ir } from '@hedgerow/dsl';
import { spanOf } from '../engine/places.ts';
import type { Line } from './instruments.ts';
import type { OverlayFinding } from './result.ts';

/** The core: Cboe's CNDR condor, sold at 20 deltas with wings at 5, to the next standard expiry. */
const SHORT_DELTA = 0.2;
const WING_DELTA = 0.05;
const MONTHLY: Ir.Expiry = { cycle: 'monthly', text: 'monthly' };
/** Where a leg names no delta. */
const AT_THE_MONEY = 0.5;

function condor(sign: number, short: number, wing: number, expiry: Ir.Expiry): Line[] {
  const line = (kind: Line['kind'], delta: number, side: number): Line => ({
    ratio: sign * side,
    kind,
    underlying: 'spx',
    delta,
    expiry,
  });
  // Signed as a condor that is bought: the inner options long, the wings short.
  return [line('put', wing, -1), line('put', short, 1), line('call', short, 1), line('call', wing, -1)];
}

const UNDERLYINGS: Readonly<Record<string, Line['underlying']>> = {
  spx: 'spx',
  es: 'spx',
  vix: 'vix',
  vx: 'vix',
};

/** A layer that can be priced. */
export interface Structure {
  readonly layer: string;
  readonly lines: readonly Line[];
  /** Contracts of the first leg in one unit of the structure: decisions count those. */
  readonly firstCount: number;
}

export const CORE: Structure = {
  layer: 'core',
  lines: condor(-1, SHORT_DELTA, WING_DELTA, MONTHLY),
  firstCount: 1,
};

function linesOf(leg: Ir.Leg): Line[] | string {
  const underlying = UNDERLYINGS[leg.underlying];
  if (!underlying) {
    return `\`${leg.underlying}\` is no underlying that can be priced: options on \`spx\` and futures on \`spx\` and \`vix\` are`;
  }
  const expiry = leg.expiry ?? MONTHLY;
  const sign = leg.side === 'buy' ? leg.count : -leg.count;
  if (leg.instrument === 'future') return [{ ratio: sign, kind: 'future', underlying, delta: 0, expiry }];
  if (underlying === 'vix') return 'options on `vix` have no prices in this model: futures on it have';
  const { deltaLow = AT_THE_MONEY, deltaHigh = deltaLow } = leg;
  if (leg.instrument === 'condor') {
    const [short, wing] = leg.deltaLow === undefined ? [SHORT_DELTA, WING_DELTA] : [deltaHigh, deltaLow];
    if (!(wing < short))
      return 'a condor needs two deltas: its wings and its short options, as `delta 0.05..0.20`';
    return condor(sign, short, wing, expiry);
  }
  const delta = leg.target ?? (deltaLow + deltaHigh) / 2;
  const line = (kind: 'put' | 'call'): Line => ({ ratio: sign, kind, underlying, delta, expiry });
  return leg.instrument === 'strangle' ? [line('put'), line('call')] : [line(leg.instrument)];
}

/** The layers of a program that can be priced; each of the others with what stands in the way. */
export function structuresOf(program: Ir.Program): {
  readonly structures: readonly Structure[];
  readonly findings: readonly OverlayFinding[];
} {
  const structures: Structure[] = [];
  const findings: OverlayFinding[] = [];
  for (const layer of program.layers) {
    const refuse = (message: string, help: string): void => {
      findings.push({ layer: layer.name, message, help, span: spanOf(program, layer) });
    };
    const [first] = layer.legs;
    if (!first) {
      refuse(
        `layer \`${layer.name}\` has no legs, so it cannot be priced: the backtest leaves it out`,
        'say what it holds, for example `buy put on spx delta 0.75 expiry 30..60 days`',
      );
      continue;
    }
    const lines = layer.legs.map(linesOf);
    const wrong = lines.find((found) => typeof found === 'string');
    if (wrong !== undefined) {
      refuse(
        `layer \`${layer.name}\` cannot be priced and is left out of the backtest: ${wrong}`,
        'give it legs that can be',
      );
      continue;
    }
    if (layer.base === undefined && !sizedByRules(program, layer.name)) {
      refuse(
        `layer \`${layer.name}\` has no base, so its size is no number of contracts: the backtest leaves it out`,
        'say what 100% is, for example `size of core_notional`',
      );
      continue;
    }
    structures.push({ layer: layer.name, lines: (lines as Line[][]).flat(), firstCount: first.count });
  }
  return { structures, findings };
}

/** Whether some rule gives the layer's size a base of its own. */
const sizedByRules = ({ rules }: Ir.Program, layer: string): boolean =>
  rules.some(({ actions }) =>
    actions.some(
      (action) => action.verb === 'activate' && action.layer === layer && action.size?.of !== undefined,
    ),
  );
