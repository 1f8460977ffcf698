/** What an expression can begin with: literals, names, calls, parentheses, prefix operators. */
import { cover, span } from '../../source/span.ts';
import type { Expr } from '../ast.ts';
import type { Token } from '../lexer/tokens.ts';
import { clauseWords, currencies, infixWords, unitSpellings } from '../words.ts';
import { vote } from './conditions.ts';
import type { Cursor } from './cursor.ts';
import {
  date,
  durationOf,
  eventRange,
  eventWindow,
  misspeltUnit,
  numberLiteral,
  unitAhead,
  withinEvent,
} from './durations.ts';
import { climb, isState, type Level, level } from './expressions.ts';
import { checkClosed } from './quotes.ts';

/** Reads an operand; `min` says what is expected of it, for the words of a complaint. */
export function prefix(p: Cursor, min: Level): Expr {
  const t = p.peek();
  switch (t.kind) {
    case 'number':
      return numeric(p, min);
    case 'date':
      return date(p);
    case 'word':
      return vote(p) ?? nameOrCall(p, min);
    case '(': {
      p.next();
      const inner = p.inside('plain', () => climb(p, level.or));
      closeParen(p, t);
      return members(p, { kind: 'Paren', inner, span: p.spanFrom(t.start) });
    }
    case '-': {
      p.next();
      const operand = climb(p, level.suffix);
      return { kind: 'Negate', operand, span: cover(span(t.start, t.end), operand.span) };
    }
    case 'not': {
      p.next();
      const operand = climb(p, level.not);
      return { kind: 'Not', operand, span: cover(span(t.start, t.end), operand.span) };
    }
    case 'if':
      return conditional(p);
    case 'within':
      return withinEvent(p);
    case 'string':
      checkClosed(p, t);
      return p.fail('expected-expression', { expected: `${wanted(p, min)}, not text`, found: p.found() });
    default:
      return p.fail('expected-expression', { expected: wanted(p, min), found: p.found() });
  }
}

/** What an expression would have to be here, in the words of the language. */
function wanted(p: Cursor, min: Level): string {
  const before = p.previous;
  const what = min >= level.sum ? 'a value' : min > level.or ? 'a condition' : 'a value or condition';
  return before === p.peek() ? what : `${what} after \`${before.text.slice(0, 40)}\``;
}

export function closeParen(p: Cursor, open: Token): void {
  if (p.accept(')')) return;
  if (p.closesLater()) p.fail('unexpected-token', { expected: '`,` or `)`', found: p.found() });
  p.mistake('unclosed-paren', { found: p.found() }, span(open.start, open.end));
}

function conditional(p: Cursor): Expr {
  const { start } = p.next();
  const condition = climb(p, level.or);
  p.expect('then', ' and a value');
  const then = climb(p, level.or);
  p.expect('else', ' and a value: an `if` has both');
  const otherwise = climb(p, level.or);
  return { kind: 'If', condition, then, else: otherwise, span: p.spanFrom(start) };
}

/** `28`, `75_000 USD`, `3 sessions`, `2 sessions before fomc`, `10..14 days before fomc`. */
function numeric(p: Cursor, min: Level): Expr {
  const number = numberLiteral(p);
  const t = p.peek();
  if (p.at('..') && min <= level.comparison) return eventRange(p, number);
  if (t.kind !== 'word' || (p.surroundings === 'states' && isState(p))) return detachedSuffix(p, number);
  if (currencies.has(t.text)) {
    p.next();
    return { kind: 'Money', value: number.value, currency: t.text, span: p.spanFrom(number.span.start) };
  }
  const counted = unitAhead(p) !== undefined ? unitSpellings.get(p.next().text) : misspelt(p);
  if (counted === undefined) return detachedSuffix(p, number);
  const duration = durationOf(p, number, counted);
  if (!p.atWord('before') && !p.atWord('after')) return duration;
  return eventWindow(p, number.span.start, { form: 'exact', low: number, high: number, unit: counted });
}

function misspelt(p: Cursor) {
  const t = p.peek();
  if (clauseWords.includes(t.text) || infixWords.includes(t.text) || p.surroundings !== 'plain')
    return undefined;
  return p.suggestion(t, unitSpellings.keys()).suggestion === undefined ? undefined : misspeltUnit(p);
}

/** `15 %`, `15 bp`: the suffix has to touch its number. */
function detachedSuffix(p: Cursor, number: Expr): Expr {
  const t = p.peek();
  if (t.text !== '%' && !(t.kind === 'word' && (t.text === 'bp' || t.text === 'pp'))) return number;
  p.next();
  const at = p.spanFrom(number.span.start);
  const instead = `${p.textOf(number.span)}${t.text}`;
  const params = { text: p.textOf(at), problem: `\`${t.text}\` has to touch its number`, instead };
  p.report('malformed-number', params, at, { fix: p.rewrite(at, instead) });
  return number;
}

function nameOrCall(p: Cursor, min: Level): Expr {
  const t = p.next();
  const at = span(t.start, t.end);
  if (p.at('(')) {
    const open = p.next();
    const args: Expr[] = [];
    p.inside('plain', () => {
      if (p.at(')')) return;
      do args.push(climb(p, level.or));
      while (p.accept(','));
    });
    closeParen(p, open);
    const callee = { kind: 'Ident', name: t.text, span: at } as const;
    return members(p, { kind: 'Call', callee, args, span: p.spanFrom(t.start) });
  }
  const name = { kind: 'Name', name: t.text, span: at } as const;
  if (min <= level.comparison && p.at('..')) return eventRange(p, name);
  if (min <= level.comparison && (p.atWord('before') || p.atWord('after')) && p.at('word', 1)) {
    return eventWindow(p, t.start, { form: 'exact', low: name, high: name });
  }
  return members(p, name);
}

function members(p: Cursor, object: Expr): Expr {
  let whole = object;
  while (p.accept('.')) {
    const t = p.peek();
    // Behind a dot nothing but a member can stand, so reserved words are allowed there.
    if (!/^[A-Za-z_]/.test(t.text)) {
      return p.fail('expected-name', { expected: 'the name of a member after `.`', found: p.found() });
    }
    p.next();
    const member = { kind: 'Ident', name: t.text, span: span(t.start, t.end) } as const;
    whole = { kind: 'Member', object: whole, member, span: p.spanFrom(object.span.start) };
  }
  return whole;
}
