/** The arithmetic under the panels: where bands lie, where sliders stop, what is written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf, nearestSession, placeOf } from '../../src/panel/bands.ts';
import { csvOf, sorted } from '../../src/panel/csv.ts';
import { decimalsOf, snapped, turned, written } from '../../src/panel/knob.ts';
import { linesOf } from '../../src/panel/time-travel.ts';
import { moved, showing, zoomed } from '../../src/panel/zoom.ts';
import type { DecisionRow, Knob } from '../../src/protocol.ts';
import { sharesOf } from '../../src/worker/activity.ts';

const knob = (change: Partial<Knob> = {}): Knob => ({
  name: 'floor',
  isParam: true,
  uri: 'memory:/a/rules.hedge',
  span: { start: 14, end: 16 },
  value: 28,
  low: 25,
  high: 35,
  step: 0.5,
  suffix: '',
  ...change,
});

describe('bands', () => {
  it('are the stretches of one state', () => {
    const states = Uint8Array.of(1, 1, 0, 2, 2, 1, 0, 1);
    expect(bandsOf(states, 1)).toEqual([
      { from: 0, to: 1 },
      { from: 5, to: 5 },
      { from: 7, to: 7 },
    ]);
    expect(bandsOf(states, 2)).toEqual([{ from: 3, to: 4 }]);
    expect(bandsOf(new Uint8Array(), 1)).toEqual([]);
  });

  it('hold each session of the state, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 2), { maxLength: 60 }), (states) => {
        const painted = new Uint8Array(states.length);
        for (const { from, to } of bandsOf(Uint8Array.from(states), 1)) painted.fill(1, from, to + 1);
        expect([...painted]).toEqual(states.map((one) => (one === 1 ? 1 : 0)));
      }),
    );
  });

  it('reach from the middle before to the middle behind, and are never too thin to see', () => {
    const times = Float64Array.of(0, 10, 20, 30);
    const at = (time: number): number => time * 2;
    expect(placeOf({ from: 1, to: 2 }, times, at, 1)).toEqual({ left: 10, width: 40 });
    expect(placeOf({ from: 0, to: 0 }, times, at, 1)).toEqual({ left: 0, width: 10 });
    expect(placeOf({ from: 1, to: 1 }, times, (time) => time / 20, 2)).toEqual({ left: -0.5, width: 2 });
  });

  it('are found again by their times', () => {
    const times = Float64Array.of(0, 10, 20);
    expect([-5, 4, 6, 14, 16, 99].map((time) => nearestSession(times, time))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(nearestSession(new Float64Array(), 1)).toBe(-1);
  });

  it('shrink to shares of equal stretches', () => {
    expect(sharesOf(Uint8Array.of(1, 2, 0))).toEqual([1, 0, 0]);
    const half = Uint8Array.from({ length: 160 }, (_, i) => i % 2);
    expect(sharesOf(half)).toEqual(Array(80).fill(0.5));
  });
});

describe('zoom', () => {
  const day = 86_400;
  const whole = { min: 0, max: 1000 * day };
  it('stays within the history and keeps what it is about in its place', () => {
    expect(zoomed(whole, whole, 0.5)).toEqual({ min: 250 * day, max: 750 * day });
    expect(zoomed(whole, whole, 0.5, 0)).toEqual({ min: 0, max: 500 * day });
    expect(zoomed({ min: 0, max: 10 * day }, whole, 0.1).max).toBe(8.5 * day);
    expect(zoomed({ min: 0, max: 600 * day }, whole, 4)).toEqual(whole);
    expect(moved({ min: 0, max: 100 * day }, whole, -1)).toEqual({ min: 0, max: 100 * day });
    expect(moved({ min: 0, max: 100 * day }, whole, 0.2)).toEqual({ min: 20 * day, max: 120 * day });
    expect(showing({ min: 0, max: 100 * day }, whole, 990 * day)).toEqual({
      min: 900 * day,
      max: 1000 * day,
    });
  });
});

describe('knobs', () => {
  it('stop at whole steps from the low end', () => {
    expect(snapped(28.3, knob())).toBe(28.5);
    expect(snapped(99, knob())).toBe(35);
    expect(snapped(0.30000001, knob({ low: 0.1, high: 1.5, step: 0.05 }))).toBe(0.3);
    expect([0.5, 0.05, 1, 20].map(decimalsOf)).toEqual([1, 2, 0, 0]);
  });

  it('stop where they were written at', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), (steps) => {
        const value = snapped(25 + steps * 0.5, knob());
        expect(Number(written(value, knob()))).toBe(value);
      }),
    );
  });

  it('are written as they were', () => {
    expect(written(28.5, knob())).toBe('28.5');
    expect(written(0.65, knob({ suffix: '%', step: 0.01 }))).toBe('65%');
    expect(written(0.0015, knob({ suffix: 'bp', step: 0.0001 }))).toBe('15bp');
    expect(written(500_000, knob({ currency: 'USD', step: 1000 }))).toBe('500_000 USD');
    expect(written(3, knob({ duration: 'sessions', step: 1 }))).toBe('3 sessions');
    expect(written(1, knob({ duration: 'sessions', step: 1 }))).toBe('1 session');
    expect(turned('param floor = 28 in 25..35', knob(), '31.5')).toBe('param floor = 31.5 in 25..35');
  });
});

describe('decisions', () => {
  const row = (session: string, size: string, rule = 'stress'): DecisionRow => ({
    session,
    kind: 'activated',
    rule,
    layer: 'second_engine',
    size,
  });
  it('are sorted by the number that a size is, and stay in order where equal', () => {
    const rows = [row('2020-03-01', '5%'), row('2020-01-01', '30%'), row('2020-02-01', '')];
    expect(sorted(rows, 'size', 'descending').map(({ size }) => size)).toEqual(['30%', '5%', '']);
    expect(sorted(rows, 'session', 'ascending').map(({ session }) => session.slice(5, 7))).toEqual([
      '01',
      '02',
      '03',
    ]);
    expect(sorted(rows, 'kind', 'descending')).toEqual(rows);
  });

  it('are exported as CSV that no spreadsheet runs', () => {
    expect(csvOf([row('2020-03-01', '5%', '=a"b,c')])).toBe(
      'session,kind,layer,rule,size\r\n2020-03-01,activated,second_engine,"\'=a""b,c",5%\r\n',
    );
  });
});

it('lines begin at the start and behind each break', () => {
  expect(linesOf('a\n\nb\n')).toEqual([0, 2, 3, 5]);
});
