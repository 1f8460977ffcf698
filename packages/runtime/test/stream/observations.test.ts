/** Late, repeated and disordered observations: each counts from its known-at, and what was decided never changes. */
import { describe, expect, it } from 'vitest';
import { generated } from '../../src/stream/compiled.ts';
import { Live } from '../../src/stream/live.ts';
import { closures } from '../../src/stream/runner.ts';
import { clock, nyse, sessionFrom } from '../support/data.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';

const source = `
input level : index
input cpi : index every month
layer hedge { }
rule high: when level > 28 for 2 sessions activate hedge size 25% until level < 22
rule inflation: when yoy(cpi) > 4% alert "inflation"
`;
const program = compiled(source, ['level', 'cpi']);
const [level, cpi] = program.expressions.map(({ node }) => node);
const first = sessionFrom('2024-01-02');

const start = (run = closures): Live =>
  new Live({ program, calendar: nyse, params: paramsOf(program), events: new Map(), first, run });

const at = (session: number, value: number, knownAt = nyse.close[first + session]!) => ({
  input: 'level',
  period: first + session,
  knownAt,
  values: { value },
});

describe.each([
  ['closures', closures],
  ['generated code', generated],
] as const)('observations, by %s', (_, run) => {
  it('count in the order in which they are known, however they come', () => {
    const [ordered, mixed] = [start(run), start(run)];
    for (const [live, order] of [
      [ordered, [0, 1, 2, 3]],
      [mixed, [3, 1, 0, 2]],
    ] as const) {
      for (const i of order) expect(live.observe(at(i, 28 + i))).toBe('taken');
    }
    for (let i = 0; i < 4; i++) {
      expect(JSON.stringify(mixed.step())).toBe(JSON.stringify(ordered.step()));
    }
  });

  it('the first of a period stands', () => {
    const live = start(run);
    expect(live.observe(at(0, 30))).toBe('taken');
    expect(live.observe(at(0, 12))).toBe('repeated');
    live.step();
    expect(live.value(level!)).toBe(30);
    expect(live.observe(at(0, 12))).toBe('repeated');
  });

  it('one that comes after its instant counts from the next one on', () => {
    const live = start(run);
    live.observe(at(0, 30));
    live.step();
    live.step();
    expect(live.value(level!)).toBeNaN();
    expect(live.observe(at(1, 31))).toBe('late');
    live.step();
    // It became known in the third session, which has no value of its own.
    expect(live.value(level!)).toBe(31);
    expect(live.observe(at(0, 5))).toBe('superseded');
  });

  it('one that is known later waits, also over a restart', () => {
    const live = start(run);
    live.observe(at(0, 30));
    live.observe(at(1, 31, nyse.close[first + 2]!));
    const other = start(run);
    other.restore(live.snapshot());
    for (const one of [live, other]) {
      one.step();
      one.step();
      expect(one.value(level!)).toBeNaN();
      one.step();
      expect(one.value(level!)).toBe(31);
    }
  });

  it('a print that others overtook is told and left out', () => {
    const live = start(run);
    const print = (month: number, known: string, value: number) => ({
      input: 'cpi',
      period: Date.UTC(2023, month, 1) / 86_400_000,
      knownAt: clock(known),
      values: { value },
    });
    expect(live.observe(print(10, '2024-01-04 08:30', 307))).toBe('taken');
    expect(live.observe(print(11, '2024-01-03 08:30', 308))).toBe('taken');
    live.step();
    expect(live.step().superseded).toEqual([]);
    expect(live.value(cpi!)).toBe(308);
    expect(live.step().superseded).toHaveLength(1);
    expect(live.value(cpi!)).toBe(308);
  });

  it('the snapshot of another rule set, or with other params, is refused', () => {
    const other = compiled(`${source}\nrule again: when level > 30 alert "high"`);
    const live = new Live({
      program: other,
      calendar: nyse,
      params: paramsOf(other),
      events: new Map(),
      first,
      run,
    });
    expect(() => live.restore(start(run).snapshot())).toThrow(/another rule set/);
    expect(() => live.restore(start(run).snapshot().slice(0, 100))).toThrow(/cut off/);
    expect(() => live.restore(new Uint8Array(0))).toThrow(RangeError);
  });
});
