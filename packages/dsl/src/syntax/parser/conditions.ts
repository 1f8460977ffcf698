/** Conditions: what stands between values, after them, and around them. */
import { cover, span } from '../../source/span.ts';
import type { CompareOp, Expr } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { countOrName, duration } from './durations.ts';
import { climb, isState, type Level, level } from './expressions.ts';
import { closeParen } from './operands.ts';

/** Extends `left` by the operator at the cursor, if that binds at least as tightly as `min`. */
export function conditionSuffix(p: Cursor, left: Expr, min: Level): Expr | undefined {
  const { kind } = p.peek();
  if ((kind === 'in' || kind === 'for') && p.atHalfTypedStatement()) return undefined;
  switch (kind) {
    case 'or':
    case 'and': {
      if (min > level[kind]) return undefined;
      p.next();
      const right = climb(p, kind === 'or' ? level.and : level.not);
      return { kind: 'Logic', op: kind, left, right, span: cover(left.span, right.span) };
    }
    case 'for':
    case 'within':
    case 'since':
      return min > level.temporal ? undefined : temporal(p, left);
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
    case '=':
      return min > level.comparison ? undefined : comparison(p, left);
    case 'in':
    case 'is':
    case 'word':
      if (min > level.comparison || (p.surroundings === 'states' && isState(p))) return undefined;
      return kind === 'in' ? inRange(p, left) : kind === 'is' ? is(p, left) : wordComparison(p, left);
    default:
      return undefined;
  }
}

const operand = (p: Cursor): Expr => climb(p, level.sum);

/** `C for D`, `C for K of N sessions`, `C within D`, `C since E`. */
function temporal(p: Cursor, condition: Expr): Expr {
  const { kind } = p.next();
  const { start } = condition.span;
  if (kind === 'since') {
    const from = climb(p, level.comparison);
    return { kind: 'Since', condition, start: from, span: p.spanFrom(start) };
  }
  if (kind === 'within') {
    return { kind: 'Within', condition, window: duration(p), span: p.spanFrom(start) };
  }
  if (p.at('of', 1) && (p.at('number') || p.at('word'))) {
    const atLeast = countOrName(p);
    p.next();
    return { kind: 'For', condition, atLeast, window: duration(p), span: p.spanFrom(start) };
  }
  return { kind: 'For', condition, window: duration(p), span: p.spanFrom(start) };
}

/** `a < b`, `a < b <= c`. A single `=` was meant as `==`. */
function comparison(p: Cursor, first: Expr): Expr {
  const operands = [first];
  const ops: CompareOp[] = [];
  const opSpans = [];
  for (let op = compareOp(p); op !== undefined; op = compareOp(p)) {
    ops.push(op);
    opSpans.push(span(p.previous.start, p.previous.end));
    operands.push(operand(p));
  }
  return { kind: 'Compare', operands, ops, opSpans, span: p.spanFrom(first.span.start) };
}

function compareOp(p: Cursor): CompareOp | undefined {
  const t = p.peek();
  switch (t.kind) {
    case '=':
      p.next();
      p.report('assignment-in-condition', {}, span(t.start, t.end), {
        fix: p.rewrite(span(t.start, t.end), '=='),
      });
      return '==';
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
      p.next();
      return t.kind;
    default:
      return undefined;
  }
}

function inRange(p: Cursor, subject: Expr): Expr {
  p.next();
  const low = operand(p);
  if (!p.at('..')) {
    return p.fail('unexpected-token', {
      expected: '`..` and the upper bound of the range',
      found: p.found(),
    });
  }
  p.next();
  const high = operand(p);
  return { kind: 'InRange', value: subject, low, high, span: cover(subject.span, high.span) };
}

function is(p: Cursor, subject: Expr): Expr {
  p.next();
  const subjectText = p.textOf(subject.span).slice(0, 40);
  const state = p.name(
    p.at('not')
      ? `the name of a state (the opposite is written \`not ${subjectText} is ...\`)`
      : 'the name of a state after `is`',
  );
  return { kind: 'Is', subject, state, span: cover(subject.span, state.span) };
}

/** The comparisons whose operator is a word: `crosses`, `rising`, `rises`, `diverges`. */
function wordComparison(p: Cursor, left: Expr): Expr | undefined {
  const { start } = left.span;
  const { text } = p.peek();
  switch (text) {
    case 'crosses': {
      p.next();
      const direction = side(p);
      const right = operand(p);
      return { kind: 'Crosses', left, direction, right, span: p.spanFrom(start) };
    }
    case 'rising':
    case 'falling': {
      p.next();
      if (!p.acceptWord('over'))
        return { kind: 'Trend', value: left, direction: text, span: p.spanFrom(start) };
      return { kind: 'Trend', value: left, direction: text, over: duration(p), span: p.spanFrom(start) };
    }
    case 'rises':
    case 'falls': {
      p.next();
      const amount = operand(p);
      p.expect('within', ' and a duration, as in `rises 30% within 5 sessions`');
      const window = duration(p);
      return { kind: 'Move', value: left, direction: text, amount, window, span: p.spanFrom(start) };
    }
    case 'diverges': {
      p.next();
      const direction = side(p);
      const right = operand(p);
      p.expectWord('over', ' and a duration, as in `over 20 sessions`');
      const over = duration(p);
      return { kind: 'Diverges', left, direction, right, over, span: p.spanFrom(start) };
    }
    default:
      return undefined;
  }
}

function side(p: Cursor): 'above' | 'below' {
  if (p.acceptWord('above')) return 'above';
  if (p.acceptWord('below')) return 'below';
  return p.fail('unexpected-token', { expected: '`above` or `below`', found: p.found() });
}

/** `at least N of (...)`, `all of (...)`, `none of (...)`; `undefined` where the words are names. */
export function vote(p: Cursor): Expr | undefined {
  const { start } = p.peek();
  if (p.atWord('at') && p.atWord('least', 1)) {
    p.next();
    p.next();
    const count = climb(p, level.unary);
    return { kind: 'Vote', quantifier: 'at least', count, conditions: votes(p), span: p.spanFrom(start) };
  }
  if ((p.atWord('all') || p.atWord('none')) && p.at('of', 1)) {
    const quantifier = p.next().text === 'all' ? 'all' : 'none';
    return { kind: 'Vote', quantifier, conditions: votes(p), span: p.spanFrom(start) };
  }
  return undefined;
}

function votes(p: Cursor): Expr[] {
  p.expect('of', ' and the conditions in parentheses');
  const open = p.peek();
  if (!p.accept('(')) {
    return p.fail('unexpected-token', {
      expected: '`(` and the conditions, separated by commas',
      found: p.found(),
    });
  }
  const conditions: Expr[] = [];
  p.inside('plain', () => {
    do conditions.push(climb(p, level.or));
    while (p.accept(','));
  });
  closeParen(p, open);
  return conditions;
}
