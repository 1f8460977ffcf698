/** Numbers, durations, dates, clocks and event windows. */
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
import { name, type Token, types, unit } from '../lexer/tokens.ts';
import { joinsOrBegins, unitSpellings } from '../words.ts';
import { type Alts, ResilientParser, type Rule } from './resilient.ts';

const periods = ['session', 'week', 'month', 'quarter'] as const;
type WindowParts = Pick<EventWindowExpr, 'form' | 'low' | 'high' | 'unit'>;

export abstract class LiteralGrammar extends ResilientParser {
  // ---- Numbers ----

  /** A number. Where it is malformed, that is reported, and the number most likely meant is read. */
  protected number(idx: number): NumberLiteral {
    const t = this.need(idx, types.number, 'a number');
    const at = span(t.startOffset, t.end);
    const read = readNumber(t.image);
    if (!('problem' in read)) return { kind: 'Number', ...read, span: at };
    const fix = read.instead === undefined ? {} : { fix: this.rewrite(at, read.instead) };
    if (!this.recording) this.mistake('malformed-number', { text: t.image, ...read }, at, fix);
    const meant = readNumber(read.instead ?? '');
    if (!('problem' in meant)) return { kind: 'Number', ...meant, span: at };
    return { kind: 'Number', value: Number.parseFloat(t.image.replace(/[eE].*/, '')), suffix: '', span: at };
  }

  protected nameExpr(idx: number): NameExpr {
    const t = this.consume(idx, name) as Token;
    return { kind: 'Name', name: t.image, span: span(t.startOffset, t.end) };
  }

  /** A number or the name of a param: the K of `for K of N sessions`, the bounds of an event window. */
  protected readonly countOrName: Rule<[], NumberLiteral | NameExpr> = this.RULE(
    'countOrName',
    (): NumberLiteral | NameExpr => {
      return this.either<NumberLiteral | NameExpr>(0, [[name, () => this.nameExpr(0)]], () => this.number(0));
    },
  );

  // ---- Durations ----

  /** `3 sessions` */
  protected readonly durationLiteral: Rule<[], DurationLiteral> = this.RULE(
    'durationLiteral',
    (): DurationLiteral => {
      if (this.reading && !this.at('number')) this.fail('expected-duration', { found: this.here() });
      const count = this.number(0);
      return this.durationOf(count, this.unitAfter(0));
    },
  );

  /** `3 sessions`, or the name of a param: wherever a duration is asked for. */
  protected readonly duration: Rule<[], DurationExpr> = this.RULE('duration', (): DurationExpr => {
    if (this.reading && !this.at('number') && !this.at('word')) {
      this.fail('expected-duration', { found: this.here() });
    }
    return this.OR<Alts<DurationExpr>>([
      { ALT: () => this.SUBRULE(this.durationLiteral) },
      { ALT: () => this.nameExpr(0) },
    ]);
  });

  /** Joins a count and the unit after it. */
  protected durationOf(count: NumberLiteral, counted: DurationUnit): DurationLiteral {
    return { kind: 'Duration', count: count.value, unit: counted, span: this.spanFrom(count.span.start) };
  }

  protected unit(idx: number): DurationUnit {
    return unitSpellings.get(this.consume(idx, unit).image)!;
  }

  /** The unit that has to follow the number that was just read. */
  protected unitAfter(idx: number): DurationUnit {
    if (this.recording || this.stands(unit)) return this.unit(idx);
    if (this.at('word') && !joinsOrBegins.has(this.peek().text)) return this.misspeltUnit();
    this.mistake('missing-unit', { count: this.previous.text, found: this.here() });
    return 'sessions';
  }

  /** Reports the word at hand as a unit that does not exist, and goes on with the closest one. */
  protected misspeltUnit(): DurationUnit {
    const t = this.next();
    const { suggestion, extras } = this.suggestion(t, unitSpellings.keys());
    this.report('unknown-unit', { word: t.text, suggestion }, span(t.start, t.end), extras);
    if (suggestion === undefined) this.silent = true;
    return unitSpellings.get(suggestion ?? 'sessions')!;
  }

  // ---- Dates and clocks ----

  /** `2020-03-16` or `2020-03-16T15:30`; whether that day exists is for the checker to say. */
  protected date(idx: number): DateLiteral {
    const t = this.need(idx, types.date, 'a date such as `2020-03-16`');
    return { kind: 'Date', text: t.image, span: span(t.startOffset, t.end) };
  }

  /** `session`, `week`, `month`, `quarter`, `5 minutes`, after `every`. */
  protected readonly clock: Rule<[], ClockRef> = this.RULE('clock', (): ClockRef => {
    const { start } = this.peek();
    const ref = (of: ClockRef['unit'], count = 1): ClockRef => ({
      kind: 'ClockRef',
      unit: of,
      count,
      span: this.spanFrom(start),
    });
    const every = (of: 'session' | 'week' | 'month' | 'quarter') => () => {
      this.CONSUME(types[of]);
      return ref(of);
    };
    if (this.reading && !this.#atClock()) {
      this.#unknownClock();
      return ref('session');
    }
    return this.OR<Alts<ClockRef>>([
      { ALT: every('session') },
      { ALT: every('week') },
      { ALT: every('month') },
      { ALT: every('quarter') },
      {
        ALT: () => {
          const count = this.number(0);
          this.oneOf(1, ['minutes', 'minute']);
          return ref('minutes', count.value);
        },
      },
    ]);
  });

  #atClock(): boolean {
    if (this.at('number')) return this.stands(types.minutes, 1) || this.stands(types.minute, 1);
    return periods.some((period) => this.stands(types[period]));
  }

  #unknownClock(): void {
    const units = this.at('number') ? ['minutes'] : [...periods];
    if (this.at('number')) this.number(0);
    const { suggestion, extras } = this.suggestion(this.peek(), units);
    const params = { what: 'a clock', word: this.here(), choices: units, suggestion };
    this.mistake('unknown-choice', params, this.place(), extras);
    if (this.at('word')) this.next();
  }

  // ---- Events ----

  /** `within D before EVENT` */
  protected readonly withinEvent: Rule<[], EventWindowExpr> = this.RULE(
    'withinEvent',
    (): EventWindowExpr => {
      const { start } = this.CONSUME(types.within) as Token;
      const reach = this.SUBRULE(this.duration);
      return this.SUBRULE(this.eventWindow, { ARGS: [start, this.ACTION(() => within(reach))] });
    },
  );

  /** `..B days before EVENT`, A having been read. */
  protected readonly eventRange: Rule<[low: NumberLiteral | NameExpr], EventWindowExpr> = this.RULE(
    'eventRange',
    (low: NumberLiteral | NameExpr): EventWindowExpr => {
      const dots = this.CONSUME(types['..']) as Token;
      if (this.reading && !this.at('number') && !this.at('word')) {
        this.fail('misplaced-range', {}, span(dots.start, dots.end));
      }
      const high = this.SUBRULE(this.countOrName);
      const start = this.ACTION(() => low.span.start);
      const counted = this.#rangeUnit(start);
      return this.SUBRULE(this.eventWindow, { ARGS: [start, { form: 'range', low, high, unit: counted }] });
    },
  );

  #rangeUnit(start: number): DurationUnit {
    if (this.recording || this.stands(unit)) return this.unit(0);
    const misspelt = this.at('word') && (this.stands(types.before, 1) || this.stands(types.after, 1));
    return misspelt ? this.misspeltUnit() : this.fail('misplaced-range', {}, this.spanFrom(start));
  }

  /** `before EVENT`, all that comes before it having been read. */
  protected readonly eventWindow: Rule<[start: number, read: WindowParts], EventWindowExpr> = this.RULE(
    'eventWindow',
    (start: number, read: WindowParts): EventWindowExpr => {
      if (this.reading && !this.atRelation()) {
        this.fail('unexpected-token', { expected: '`before` or `after` and an event', found: this.here() });
      }
      const relation = this.oneOf(0, ['before', 'after']);
      const event = this.ident(0, 'the name of an event');
      return { kind: 'EventWindow', ...read, relation, event, span: this.spanFrom(start) };
    },
  );

  /** Whether `before` or `after` stands here. */
  protected atRelation(ahead = 0): boolean {
    return this.stands(types.before, ahead) || this.stands(types.after, ahead);
  }
}

/** From today on, up to a duration away. */
function within(reach: DurationExpr): WindowParts {
  const at = span(reach.span.start, reach.span.start);
  const low: NumberLiteral = { kind: 'Number', value: 0, suffix: '', span: at };
  if (reach.kind === 'Name') return { form: 'within', low, high: reach };
  const high: NumberLiteral = { kind: 'Number', value: reach.count, suffix: '', span: reach.span };
  return { form: 'within', low, high, unit: reach.unit };
}
