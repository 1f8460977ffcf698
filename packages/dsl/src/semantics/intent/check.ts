/** What a layer is for against what its legs are: `intent vega > 0` of a put spread that is short vega. */
import type { Layer, Leg } from '../../ir/program.ts';
import type { Expr } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { bySign, type Greek, greekOf } from './greeks.ts';
import { type Interval, signOf } from './intervals.ts';

type Intent = Layer['intents'][number];

const isGreek = (name: string): name is Greek => ['delta', 'gamma', 'vega', 'theta'].includes(name);

/** Warns of an intent that no choice of the legs' deltas and expiries can meet; silent where one might. */
export function checkIntent(
  cx: Context,
  layer: string,
  legs: readonly Leg[],
  intent: Intent,
  expr: Expr,
  env: Env,
): void {
  if (legs.length === 0 || !isGreek(intent.greek)) return;
  const found = greekOf(legs, intent.greek);
  if (!contradicts(told(found, intent.greek, legs), intent)) return;
  const short = shortDelta(legs, intent);
  const params = {
    layer,
    intent: cx.text(env, expr.span),
    greek: intent.greek,
    found: phrase(found, intent.greek, legs),
    ...(short === undefined ? {} : { short }),
  };
  cx.report('structure-contradicts-intent', params, env, expr.span);
}

/** Deltas of options are numbers that a bound can be held against; of the other Greeks the sign is known, not the size. */
function told(found: Interval, greek: Greek, legs: readonly Leg[]): Interval {
  return isMeasured(greek, legs) ? found : bySign(found);
}

const isMeasured = (greek: Greek, legs: readonly Leg[]): boolean =>
  greek === 'delta' && new Set(legs.map((leg) => leg.underlying)).size === 1;

/** Whether nothing in the interval meets the intent. */
function contradicts({ low, high }: Interval, { operator, value }: Intent): boolean {
  switch (operator) {
    case 'lt':
      return low >= value;
    case 'le':
      return low > value;
    case 'gt':
      return high <= value;
    case 'ge':
      return high < value;
    case 'eq':
      return value < low || value > high;
    case 'ne':
      return low === value && high === value;
  }
}

/** Whether everything in the interval meets it. */
function meets({ low, high }: Interval, { operator, value }: Intent): boolean {
  if (operator === 'gt' || operator === 'ge') return low > value;
  if (operator === 'lt' || operator === 'le') return high < value;
  return false;
}

/** Whether the intent is what bought options have and sold ones lack. */
function wantsLength({ greek, operator }: Intent): boolean {
  const isAbove = operator === 'gt' || operator === 'ge';
  const isBelow = operator === 'lt' || operator === 'le';
  return greek === 'theta' ? isBelow : (greek === 'vega' || greek === 'gamma') && isAbove;
}

/** The highest delta, in hundredths, at which the sold options leave the intent met whatever the others' bands hold. */
function shortDelta(legs: readonly Leg[], intent: Intent): number | undefined {
  const isOption = (leg: Leg): boolean => leg.instrument === 'put' || leg.instrument === 'call';
  const isMixed = legs.some((leg) => leg.side === 'buy') && legs.some((leg) => leg.side === 'sell');
  if (!isMixed || !legs.every(isOption) || !wantsLength(intent)) return undefined;
  for (let hundredths = 49; hundredths >= 1; hundredths--) {
    const delta = hundredths / 100;
    const moved = legs.map((leg) =>
      leg.side === 'sell' ? { ...leg, deltaLow: delta, deltaHigh: delta } : leg,
    );
    if (meets(greekOf(moved, intent.greek as Greek), intent)) return delta;
  }
  return undefined;
}

function phrase(found: Interval, greek: Greek, legs: readonly Leg[]): string {
  const round = (x: number): string => `${Number(x.toFixed(2))}`;
  if (isMeasured(greek, legs) && Number.isFinite(found.low) && Number.isFinite(found.high)) {
    const [low, high] = [round(found.low), round(found.high)];
    return low === high ? low : `${low} to ${high}`;
  }
  return signOf(found) ?? 'of either sign';
}
