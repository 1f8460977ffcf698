/** Durations, clocks, dates and event windows. */
import { span } from '../../source/span.ts';
import type {
  ClockRef,
  DateLiteral,
  DurationExpr,
  DurationLiteral,
  DurationUnit,
  EventWindowExpr,
  NameExpr,
  NumberLiteral,
} from '../ast.ts';
import { readNumber } from '../lexer/numbers.ts';
import { clauseWords, infixWords, unitSpellings } from '../words.ts';
import type { Cursor } from './cursor.ts';

/** A number token as a literal. Where it is malformed, that is reported, and the number most likely meant is read. */
export function numberLiteral(p: Cursor): NumberLiteral {
  const t = p.peek();
  if (t.kind !== 'number') p.fail('unexpected-token', { expected: 'a number', found: p.found() });
  p.next();
  const at = span(t.start, t.end);
  const read = readNumber(t.text);
  if (!('problem' in read)) return { kind: 'Number', ...read, span: at };
  const fix = read.instead === undefined ? {} : { fix: p.rewrite(at, read.instead) };
  p.mistake('malformed-number', { text: t.text, ...read }, at, fix);
  const meant = readNumber(read.instead ?? '');
  if (!('problem' in meant)) return { kind: 'Number', ...meant, span: at };
  return { kind: 'Number', value: Number.parseFloat(t.text.replace(/[eE].*/, '')), suffix: '', span: at };
}

/** A unit after the number that was just read, or `undefined` if the next word is none. */
export function unitAhead(p: Cursor): DurationUnit | undefined {
  const t = p.peek();
  return t.kind === 'word' ? unitSpellings.get(t.text) : undefined;
}

/** Reads the unit that has to follow the number that was just read. */
function unit(p: Cursor): DurationUnit {
  const known = unitAhead(p);
  const t = p.peek();
  if (known !== undefined) {
    p.next();
    return known;
  }
  const isOtherWord = t.kind !== 'word' || clauseWords.includes(t.text) || infixWords.includes(t.text);
  if (isOtherWord) {
    p.mistake('missing-unit', { count: p.previous.text, found: p.found() });
  } else {
    misspeltUnit(p);
  }
  return 'sessions';
}

/** Reports the word at the cursor as a unit that does not exist, and goes on with the closest one. */
export function misspeltUnit(p: Cursor): DurationUnit {
  const t = p.next();
  const { suggestion, extras } = p.suggestion(t, unitSpellings.keys());
  p.report('unknown-unit', { word: t.text, suggestion }, span(t.start, t.end), extras);
  if (suggestion === undefined) p.silent = true;
  return unitSpellings.get(suggestion ?? 'sessions')!;
}

/** Joins a count and the unit after it. */
export function durationOf(p: Cursor, count: NumberLiteral, counted: DurationUnit): DurationLiteral {
  return { kind: 'Duration', count: count.value, unit: counted, span: p.spanFrom(count.span.start) };
}

/** `3 sessions`, or the name of a param: wherever a duration is asked for. */
export function duration(p: Cursor): DurationExpr {
  const t = p.peek();
  if (t.kind === 'number') return durationLiteral(p);
  if (t.kind === 'word') return nameExpr(p);
  return p.fail('expected-duration', { found: p.found() });
}

export function durationLiteral(p: Cursor): DurationLiteral {
  if (!p.at('number')) p.fail('expected-duration', { found: p.found() });
  const count = numberLiteral(p);
  return durationOf(p, count, unit(p));
}

function nameExpr(p: Cursor): NameExpr {
  const t = p.next();
  return { kind: 'Name', name: t.text, span: span(t.start, t.end) };
}

/** A number or the name of a param: the K of `for K of N sessions`, the bounds of an event window. */
export function countOrName(p: Cursor): NumberLiteral | NameExpr {
  return p.at('word') ? nameExpr(p) : numberLiteral(p);
}

/** `session`, `week`, `month`, `quarter`, `5 minutes`, after `every`. */
export function clock(p: Cursor): ClockRef {
  const { start } = p.peek();
  const count = p.at('number') ? numberLiteral(p) : undefined;
  const t = p.peek();
  const units =
    count === undefined ? (['session', 'week', 'month', 'quarter'] as const) : (['minutes'] as const);
  const written = t.kind === 'word' && t.text === 'minute' ? 'minutes' : t.text;
  const known = units.find((u) => u === written);
  if (known === undefined || t.kind !== 'word') {
    const { suggestion, extras } = p.suggestion(t, units);
    const params = { what: 'a clock', word: p.found(), choices: [...units], suggestion };
    p.mistake('unknown-choice', params, p.place(), extras);
    p.acceptWord(t.text);
    return { kind: 'ClockRef', unit: 'session', count: 1, span: p.spanFrom(start) };
  }
  p.next();
  return { kind: 'ClockRef', unit: known, count: count?.value ?? 1, span: p.spanFrom(start) };
}

/** `2020-03-16` or `2020-03-16T15:30`; whether that day exists is for the checker to say. */
export function date(p: Cursor): DateLiteral {
  const t = p.peek();
  if (t.kind !== 'date') {
    return p.fail('unexpected-token', { expected: 'a date such as `2020-03-16`', found: p.found() });
  }
  p.next();
  return { kind: 'Date', text: t.text, span: span(t.start, t.end) };
}

/** `within D before EVENT`, the cursor standing at `within`. */
export function withinEvent(p: Cursor): EventWindowExpr {
  const start = p.next().start;
  const reach = duration(p);
  const zero: NumberLiteral = {
    kind: 'Number',
    value: 0,
    suffix: '',
    span: span(reach.span.start, reach.span.start),
  };
  if (reach.kind === 'Name') return eventWindow(p, start, { form: 'within', low: zero, high: reach });
  const high: NumberLiteral = { kind: 'Number', value: reach.count, suffix: '', span: reach.span };
  return eventWindow(p, start, { form: 'within', low: zero, high, unit: reach.unit });
}

/** `..B days before EVENT`, A having been read. */
export function eventRange(p: Cursor, low: NumberLiteral | NameExpr): EventWindowExpr {
  const dots = p.next();
  const high = p.at('number') || p.at('word') ? countOrName(p) : undefined;
  const counted = high === undefined ? undefined : unitAhead(p);
  if (high === undefined || counted === undefined) {
    const misspelt = high !== undefined && p.at('word') && (p.atWord('before', 1) || p.atWord('after', 1));
    if (!misspelt)
      return p.fail('misplaced-range', {}, high ? p.spanFrom(low.span.start) : span(dots.start, dots.end));
    return eventWindow(p, low.span.start, { form: 'range', low, high, unit: misspeltUnit(p) });
  }
  p.next();
  return eventWindow(p, low.span.start, { form: 'range', low, high, unit: counted });
}

/** `before EVENT`, all that comes before it having been read. */
export function eventWindow(
  p: Cursor,
  start: number,
  read: Pick<EventWindowExpr, 'form' | 'low' | 'high' | 'unit'>,
): EventWindowExpr {
  const relation = p.acceptWord('before') ? 'before' : p.acceptWord('after') ? 'after' : undefined;
  if (relation === undefined) {
    return p.fail('unexpected-token', { expected: '`before` or `after` and an event', found: p.found() });
  }
  const event = p.name('the name of an event');
  return { kind: 'EventWindow', ...read, relation, event, span: p.spanFrom(start) };
}
