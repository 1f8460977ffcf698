/** Rules, their actions and sizes. */
import { span } from '../../source/span.ts';
import type {
  Action,
  ActionVerb,
  DurationExpr,
  Expr,
  Ident,
  NumberLiteral,
  RuleDecl,
  SizeSpec,
} from '../ast.ts';
import type { Token } from '../lexer/tokens.ts';
import { alertLevels, roundings, ruleClauses, verbs } from '../words.ts';
import { expiry } from './blocks.ts';
import { choose } from './choose.ts';
import type { Cursor } from './cursor.ts';
import { once } from './declarations.ts';
import { duration, numberLiteral } from './durations.ts';
import { climb, expression, level, value } from './expressions.ts';
import { template } from './strings.ts';

export const isVerb = (t: Token): boolean => verbs.some((v) => v === t.kind);
const isClause = (t: Token): boolean => isVerb(t) || ruleClauses.some((c) => c === t.text);

/** `rule NAME: when C ACTION... clauses` */
export function namedRule(p: Cursor): RuleDecl {
  const { start } = p.next();
  const name = p.name('the name of a rule');
  p.expect(':', ' after the name of the rule');
  return rule(p, start, name);
}

/** `when C ACTION...`, a rule without a name. */
export const anonymousRule = (p: Cursor): RuleDecl => rule(p, p.peek().start);

interface Clauses {
  unless?: Expr;
  until?: Expr;
  hold?: DurationExpr;
  cooldown?: DurationExpr;
  priority?: NumberLiteral;
}

function rule(p: Cursor, start: number, name?: Ident): RuleDecl {
  if (!p.at('when')) p.mistake('unexpected-token', { expected: '`when` and a condition', found: p.found() });
  p.accept('when');
  const when = p.hole(() => expression(p), isClause);
  const actions: Action[] = [];
  const clauses: Clauses = {};
  const seen = new Set<string>();
  for (;;) {
    const t = p.peek();
    if (isVerb(t)) {
      const read = p.attempt(() => action(p), isClause);
      if (read !== undefined) actions.push(read);
    } else if (isClause(t)) {
      once(p, seen, t.text, t);
      p.next();
      clause(p, t.text, clauses);
    } else if (!misspeltClause(p, seen, clauses)) {
      break;
    }
  }
  if (actions.length === 0) {
    const owner = name === undefined ? 'this `when`' : `the rule \`${name.name}\``;
    const at = name?.span ?? span(start, start + 'when'.length);
    p.mistake('missing-clause', { owner, clause: 'action such as `activate second_engine`' }, at);
  }
  return { kind: 'Rule', ...(name && { name }), when, actions, ...clauses, span: p.spanFrom(start) };
}

/** Reads what follows the word of a clause. */
function clause(p: Cursor, word: string, clauses: Clauses): void {
  if (word === 'unless') clauses.unless = p.hole(() => expression(p), isClause);
  else if (word === 'until') clauses.until = p.hole(() => expression(p), isClause);
  else {
    p.attempt(() => {
      if (word === 'cooldown') clauses.cooldown = duration(p);
      else if (word === 'priority') clauses.priority = numberLiteral(p);
      else {
        p.expectWord('at', ' and `least`, as in `hold at least 5 sessions`');
        p.expectWord('least', ' and a duration, as in `hold at least 5 sessions`');
        clauses.hold = duration(p);
      }
    }, isClause);
  }
}

/** A word close to that of a clause is read as that clause. */
function misspeltClause(p: Cursor, seen: Set<string>, clauses: Clauses): boolean {
  const t = p.peek();
  if (t.kind !== 'word') return false;
  const { suggestion, extras } = p.suggestion(t, [...ruleClauses, ...verbs]);
  if (suggestion === undefined) return false;
  const params = { found: p.found(), after: `\`${p.previous.text}\``, suggestion };
  p.report('unexpected-after', params, span(t.start, t.end), extras);
  p.next();
  if (ruleClauses.some((c) => c === suggestion)) {
    once(p, seen, suggestion, t);
    clause(p, suggestion, clauses);
  } else {
    p.silent = true;
    p.skip(isClause);
  }
  return true;
}

/** `activate L [SIZE]`, `scale L SIZE`, `deactivate L`, `roll L to expiry R`, `alert "text" [LEVEL]` */
function action(p: Cursor): Action {
  const t = p.next();
  const verb = t.kind as ActionVerb;
  if (verb === 'alert') {
    const text = template(p);
    const next = p.peek();
    const { suggestion } = next.kind === 'word' && !isClause(next) ? p.suggestion(next, alertLevels) : {};
    const named = suggestion !== undefined || alertLevels.some((l) => l === next.text);
    const urgency = named ? choose(p, 'a level', alertLevels) : 'info';
    return { kind: 'alert', text, level: urgency, span: p.spanFrom(t.start) };
  }
  const layer = p.name(`the name of the layer to ${verb}`);
  switch (verb) {
    case 'activate': {
      const size = p.atWord('size') ? sizeSpec(p) : undefined;
      return { kind: verb, layer, ...(size && { size }), span: p.spanFrom(t.start) };
    }
    case 'scale':
      if (!p.atWord('size'))
        p.fail('unexpected-token', { expected: '`size` and how much', found: p.found() });
      return { kind: verb, layer, size: sizeSpec(p), span: p.spanFrom(t.start) };
    case 'deactivate':
      return { kind: verb, layer, span: p.spanFrom(t.start) };
    case 'roll':
      p.expect('to', ' and an expiry, as in `to expiry 30..60 days`');
      p.expectWord('expiry', ', as in `to expiry 30..60 days`');
      return { kind: verb, layer, expiry: expiry(p), span: p.spanFrom(t.start) };
  }
}

/** `size A`, `size A..B [of E] [by X [from X1 to X2]] [round down|nearest|up]` */
function sizeSpec(p: Cursor): SizeSpec {
  const { start } = p.next();
  const part = () => p.inside('size', () => value(p));
  const low = part();
  const high = p.accept('..') && part();
  const base = p.accept('of') && p.inside('size', () => climb(p, level.product));
  const by = p.accept('by') && part();
  const from = by && p.accept('from') && part();
  if (from) p.expect('to', ' and the value at which the upper size is reached');
  const to = from && part();
  const round = p.acceptWord('round') && choose(p, 'a way to round', roundings);
  return {
    kind: 'Size',
    low,
    ...(high && { high }),
    ...(base && { of: base }),
    ...(by && { by }),
    ...(from && { from }),
    ...(to && { to }),
    ...(round && { round }),
    span: p.spanFrom(start),
  };
}
