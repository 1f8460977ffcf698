/** Declarations of one line: what a rule set is evaluated on, and the names that it gives. */
import { span } from '../../source/span.ts';
import type {
  CalendarDecl,
  ClockRef,
  DurationLiteral,
  EnumDecl,
  EvaluateDecl,
  EventDecl,
  Expr,
  Ident,
  InputDecl,
  LetDecl,
  ParamDecl,
  ProfileDecl,
  Range,
  Setting,
  StringLiteral,
  TypeRef,
} from '../ast.ts';
import { block } from './block.ts';
import type { Cursor } from './cursor.ts';
import { clock, durationLiteral } from './durations.ts';
import { expression, value } from './expressions.ts';
import { range } from './ranges.ts';
import { string } from './strings.ts';

/** `calendar XNYS` */
export function calendar(p: Cursor): CalendarDecl {
  const { start } = p.next();
  return { kind: 'Calendar', name: p.name('the name of a calendar such as `XNYS`'), span: p.spanFrom(start) };
}

/** `evaluate every 5 minutes` */
export function evaluate(p: Cursor): EvaluateDecl {
  const { start } = p.next();
  p.expectWord('every', ' and a clock such as `5 minutes`');
  return { kind: 'Evaluate', every: clock(p), span: p.spanFrom(start) };
}

/** `input NAME[, NAME] : TYPE [bars] [in A..B] [every CLOCK] [stale after D] [from "feed.field"]`, clauses in any order. */
export function input(p: Cursor): InputDecl {
  const { start } = p.next();
  const names = [p.name('the name of an input')];
  while (p.accept(',')) names.push(p.name('the name of an input'));
  const type = p.attempt(
    () => {
      p.expect(':', ' and the type of the input, as in `: rate`');
      return typeRef(p);
    },
    (t) => inputClause(t.text),
  ) ?? { kind: 'TypeRef', name: '', span: span(p.previous.end, p.previous.end) };

  let bars = false;
  const clauses: {
    range?: Range;
    every?: ClockRef;
    staleAfter?: DurationLiteral;
    from?: StringLiteral;
  } = {};
  const seen = new Set<string>();
  while (inputClause(p.peek().text)) {
    const clause = p.next();
    once(p, seen, clause.text, clause);
    p.attempt(
      () => {
        if (clause.text === 'bars') bars = true;
        else if (clause.text === 'in') clauses.range = range(p, () => value(p), '0..1');
        else if (clause.text === 'every') clauses.every = clock(p);
        else if (clause.text === 'from')
          clauses.from = string(p, 'a feed and column such as `"treasury.us10y"`');
        else {
          p.expectWord('after', ' and a duration, as in `stale after 5 sessions`');
          clauses.staleAfter = durationLiteral(p);
        }
      },
      (t) => inputClause(t.text),
    );
  }
  return { kind: 'Input', names, type, bars, ...clauses, span: p.spanFrom(start) };
}

const inputClause = (text: string): boolean => ['bars', 'in', 'every', 'stale', 'from'].includes(text);

/** Reports a clause that is given twice. */
export function once(p: Cursor, seen: Set<string>, clause: string, at: { start: number; end: number }): void {
  if (seen.has(clause)) p.report('duplicate-clause', { clause }, span(at.start, at.end));
  seen.add(clause);
}

/** `rate`, `money(USD)` */
function typeRef(p: Cursor): TypeRef {
  const { name, span: at } = p.name('a type such as `index`, `rate` or `ratio`');
  if (!p.accept('(')) return { kind: 'TypeRef', name, span: at };
  const currency = p.name('a currency such as `USD`').name;
  p.expect(')', ' after the currency');
  return { kind: 'TypeRef', name, currency, span: p.spanFrom(at.start) };
}

/** `param NAME = V [in A..B [step S]]` */
export function param(p: Cursor): ParamDecl {
  const { start } = p.next();
  const name = p.name('the name of a param');
  const initial = given(
    p,
    () => value(p),
    (t) => t.kind === 'in' || t.text === 'step',
  );
  const bounds =
    p.accept('in') &&
    p.attempt(
      () => range(p, () => value(p), '25..35'),
      (t) => t.text === 'step',
    );
  const step =
    p.acceptWord('step') &&
    p.hole(
      () => value(p),
      () => false,
    );
  return {
    kind: 'Param',
    name,
    value: initial,
    ...(bounds && { range: bounds }),
    ...(step && { step }),
    span: p.spanFrom(start),
  };
}

/** `= E`; where that is broken, a hole, so that the name stays declared. */
function given(p: Cursor, read: () => Expr, isNext: Parameters<Cursor['hole']>[1] = () => false): Expr {
  p.expect('=', ' and a value');
  return p.hole(read, isNext);
}

/** `let NAME = E`, `let f(x, n) = E` */
export function definition(p: Cursor): LetDecl {
  const { start } = p.next();
  const name = p.name('the name of a definition');
  const params: Ident[] | undefined = p.at('(')
    ? p.list(() => p.name('the name of a parameter'), ' after the parameters')
    : undefined;
  const meaning = given(p, () => expression(p));
  return { kind: 'Let', name, ...(params && { params }), value: meaning, span: p.spanFrom(start) };
}

/** `event NAME [from "calendar.fomc"]` */
export function event(p: Cursor): EventDecl {
  const { start } = p.next();
  const name = p.name('the name of an event');
  const from =
    p.accept('from') &&
    p.attempt(
      () => string(p, 'a feed such as `"calendar.fomc"`'),
      () => false,
    );
  return { kind: 'Event', name, ...(from && { from }), span: p.spanFrom(start) };
}

/** `enum NAME { a, b }` */
export function enumeration(p: Cursor): EnumDecl {
  const { start } = p.next();
  const name = p.name('the name of an enumeration');
  const members: Ident[] = [];
  block(p, [], () => {
    members.push(p.name('the name of a member'));
    if (!p.at('}')) p.expect(',', ' between the members');
  });
  return { kind: 'Enum', name, members, span: p.spanFrom(start) };
}

/** `profile NAME { p = v ... }` */
export function profile(p: Cursor): ProfileDecl {
  const { start } = p.next();
  const name = p.name('the name of a profile');
  const settings: Setting[] = [];
  block(p, [], () => settings.push(setting(p)));
  return { kind: 'Profile', name, settings, span: p.spanFrom(start) };
}

/** `p = v` */
export function setting(p: Cursor): Setting {
  const name = p.name('the name of a param');
  const set = given(
    p,
    () => value(p),
    (t) => t.kind === '}',
  );
  return { kind: 'Setting', name, value: set, span: p.spanFrom(name.span.start) };
}
