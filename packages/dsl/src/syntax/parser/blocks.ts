/** Regimes, scores and layers. */
import { span } from '../../source/span.ts';
import type {
  Expiry,
  Expr,
  LayerDecl,
  Leg,
  RegimeBand,
  RegimeDecl,
  RegimeState,
  ScoreDecl,
  ScoreTerm,
} from '../ast.ts';
import type { Token } from '../lexer/tokens.ts';
import { instruments } from '../words.ts';
import { block } from './block.ts';
import { choose } from './choose.ts';
import type { Cursor } from './cursor.ts';
import { once } from './declarations.ts';
import { numberLiteral, unitAhead } from './durations.ts';
import { climb, expression, level, value } from './expressions.ts';
import { rangeOrValue } from './ranges.ts';

/** `regime NAME by X { dormant below 25  watch 25..28 ... }` or `regime NAME { S when C [until C2] ... }` */
export function regime(p: Cursor): RegimeDecl {
  const { start } = p.next();
  const name = p.name('the name of a regime');
  const by =
    p.accept('by') &&
    p.hole(
      () => expression(p),
      (t) => t.kind === '{',
    );
  const bands: RegimeBand[] = [];
  const states: RegimeState[] = [];
  block(p, ['when'], () => {
    const state = p.name('the name of a state');
    if (by) bands.push(band(p, state));
    else states.push(stateOf(p, state));
  });
  return { kind: 'Regime', name, ...(by && { by }), bands, states, span: p.spanFrom(start) };
}

/** `below E`, `A..B`, `above E` */
function band(p: Cursor, state: RegimeBand['state']): RegimeBand {
  const { start } = state.span;
  if (p.acceptWord('below')) {
    const high = bound(p);
    return { kind: 'Band', state, form: 'below', high, span: p.spanFrom(start) };
  }
  if (p.acceptWord('above')) {
    const low = bound(p);
    return { kind: 'Band', state, form: 'above', low, span: p.spanFrom(start) };
  }
  const expected = '`below`, `above` or a range such as `25..28`';
  if (p.at('when') || p.at('}') || p.at('end')) p.fail('unexpected-token', { expected, found: p.found() });
  const low = bound(p);
  if (!p.accept('..')) p.fail('unexpected-token', { expected, found: p.found() });
  const high = bound(p);
  return { kind: 'Band', state, form: 'between', low, high, span: p.spanFrom(start) };
}

const bound = (p: Cursor): Expr => p.inside('states', () => value(p));

/** `S when C [until C2]`, `S otherwise` */
function stateOf(p: Cursor, state: RegimeState['state']): RegimeState {
  const { start } = state.span;
  if (p.acceptWord('otherwise')) return { kind: 'State', state, span: p.spanFrom(start) };
  if (!p.accept('when')) {
    p.fail('unexpected-token', { expected: '`when` and a condition, or `otherwise`', found: p.found() });
  }
  const condition = () => p.inside('states', () => expression(p));
  const when = p.hole(condition, (t) => t.kind === 'until' || t.kind === '}');
  const until = p.accept('until') && p.hole(condition, (t) => t.kind === '}');
  return { kind: 'State', state, when, ...(until && { until }), span: p.spanFrom(start) };
}

/** `score NAME { [base B] +W when C  -W when C ... }` */
export function score(p: Cursor): ScoreDecl {
  const { start } = p.next();
  const name = p.name('the name of a score');
  const terms: ScoreTerm[] = [];
  let base: Expr | undefined;
  const seen = new Set<string>();
  const isTerm = (t: Token) => t.kind === '}';
  block(p, ['when'], () => {
    const first = p.peek();
    if (p.acceptWord('base')) {
      once(p, seen, 'base', first);
      base = p.hole(() => p.inside('score', () => value(p)), isTerm);
      return;
    }
    if (!p.at('+') && !p.at('-')) {
      p.fail('unexpected-token', { expected: 'a term such as `+30% when vix > 28`', found: p.found() });
    }
    const sign = p.next().kind === '+' ? 1 : -1;
    const weight = climb(p, level.suffix);
    p.expect(
      'when',
      ' and a condition, after the weight of a term (parenthesise a weight that is a formula)',
    );
    const when = p.hole(() => p.inside('score', () => expression(p)), isTerm);
    terms.push({ kind: 'ScoreTerm', sign, weight, when, span: p.spanFrom(first.start) });
  });
  return { kind: 'Score', name, ...(base && { base }), terms, span: p.spanFrom(start) };
}

const layerEntries = ['buy', 'sell', 'size', 'margin', 'intent'] as const;
const isLayerEntry = (t: Token) => t.kind === '}' || layerEntries.some((e) => e === t.text);

/** `layer NAME { [LEG ...] [size of E] [margin E] [intent C, ...] }` */
export function layer(p: Cursor): LayerDecl {
  const { start } = p.next();
  const name = p.name('the name of a layer');
  const legs: Leg[] = [];
  const intents: Expr[] = [];
  const formulas: { base?: Expr; margin?: Expr } = {};
  const seen = new Set<string>();
  block(
    p,
    [],
    () => {
      const first = p.peek();
      const entry = choose(p, 'a part of a layer', layerEntries);
      if (entry !== 'buy' && entry !== 'sell') once(p, seen, entry, first);
      if (entry === 'size') {
        p.expect('of', ' and what a size of 100% means, as in `size of core_notional`');
        formulas.base = p.hole(() => expression(p), isLayerEntry);
      } else if (entry === 'margin') {
        formulas.margin = p.hole(() => expression(p), isLayerEntry);
      } else if (entry === 'intent') {
        do intents.push(p.hole(() => expression(p), isLayerEntry));
        while (p.accept(','));
      } else {
        legs.push(leg(p, entry, first.start));
      }
    },
    isLayerEntry,
  );
  return { kind: 'Layer', name, legs, ...formulas, intents, span: p.spanFrom(start) };
}

/** `buy [N] put on X [delta R] [target T] [expiry R]`, the side having been read. */
function leg(p: Cursor, side: Leg['side'], start: number): Leg {
  const count = p.at('number') ? numberLiteral(p) : undefined;
  const instrument = choose(p, 'an instrument', instruments);
  p.expectWord('on', ' and what the contract is on, as in `put on spx`');
  const underlying = p.name('the name of the underlying');
  const clauses: { delta?: Leg['delta']; target?: Expr; expiry?: Expiry } = {};
  const seen = new Set<string>();
  for (let t = p.peek(); ['delta', 'target', 'expiry'].includes(t.text); t = p.peek()) {
    p.next();
    once(p, seen, t.text, t);
    if (t.text === 'delta') clauses.delta = rangeOrValue(p, () => value(p));
    else if (t.text === 'target') clauses.target = value(p);
    else clauses.expiry = expiry(p);
  }
  return {
    kind: 'Leg',
    side,
    ...(count && { count }),
    instrument,
    underlying,
    ...clauses,
    span: p.spanFrom(start),
  };
}

const cycles = ['monthly', 'quarterly'] as const;

/** `30..60 days`, `45 days`, `monthly`, `next quarterly` */
export function expiry(p: Cursor): Expiry {
  const { start } = p.peek();
  if (!p.at('number')) {
    const next = p.acceptWord('next') ? 'next ' : '';
    if (!p.at('word')) {
      p.fail('unexpected-token', {
        expected: 'an expiry such as `30..60 days` or `monthly`',
        found: p.found(),
      });
    }
    return { kind: 'Expiry', cycle: next + choose(p, 'a cycle', cycles), span: p.spanFrom(start) };
  }
  const low = numberLiteral(p);
  const high = p.accept('..') ? numberLiteral(p) : low;
  const unit = unitAhead(p);
  if (unit === undefined) {
    const at = span(high.span.end, high.span.end);
    p.mistake('missing-unit', { count: p.previous.text, found: p.found() }, at);
    return { kind: 'Expiry', low, high, unit: 'days', span: p.spanFrom(start) };
  }
  p.next();
  return { kind: 'Expiry', low, high, unit, span: p.spanFrom(start) };
}
