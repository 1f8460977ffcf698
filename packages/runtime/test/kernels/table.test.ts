/** The function table and its kernels tell the same: every entry has one, with the memory and the warm-up it names. */
import { type FunctionSpec, functionTable } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { pointwiseKernel, recurrenceKernel, windowKernel } from '../../src/kernels/index.ts';
import { runRecurrence } from './drive.ts';

const entries = [...functionTable.values()];
const ofKind = (kind: FunctionSpec['kind']): (readonly [string, FunctionSpec])[] =>
  entries.filter((spec) => spec.kind === kind).map((spec) => [spec.name, spec]);

/** Static numbers in the table's order: each default, or `n` for a window without, moved by `by` where it is a count. */
function staticsOf(spec: FunctionSpec, n: number, by = 0): number[] {
  return spec.parameters.flatMap((p) => {
    if (p.role === 'window') return [Math.max(p.min, (p.default ?? n) + by)];
    if (p.role === 'static') return [(p.default ?? 1) + (p.integer === true ? by : 0)];
    return [];
  });
}

/** How many numbers a function takes at a tick. */
const width = (spec: FunctionSpec): number =>
  spec.parameters.reduce(
    (n, p) => n + (p.role === 'series' ? 1 : p.role === 'bars' ? p.fields.length : 0),
    0,
  );

describe('every entry of the function table has its kernel', () => {
  it.each(ofKind('pointwise'))('%s', (name) => {
    expect(pointwiseKernel(name)).toBeTypeOf('function');
  });

  it.each(ofKind('window'))('%s', (name, spec) => {
    for (const member of spec.members ?? [undefined]) {
      expect(windowKernel(name, member?.name)).toBeTypeOf('function');
    }
  });

  it('and a name that is not in it has none', () => {
    expect(() => windowKernel('no_such')).toThrow('the function table names no_such, which has no kernel');
  });
});

describe.each(ofKind('recurrence'))('%s', (name, spec) => {
  const statics = [staticsOf(spec, 10), staticsOf(spec, 10, 3), staticsOf(spec, 2)];

  it('has the state that the table counts', () => {
    for (const s of statics) expect(recurrenceKernel(name).stateSize(s)).toBe(spec.state(...s));
  });

  it('is first known after the warm-up that the table tells, member by member', () => {
    // One wave to each argument (a bar's high, low, close), so that nothing stands still.
    const shift = [2, -2, 0, 0];
    const columns = Array.from({ length: width(spec) }, (_, k) =>
      Float64Array.from({ length: 120 }, (_, i) => 100 + 9 * Math.sin(i * 0.7) + shift[k]! + i / 50),
    );
    for (const s of statics) {
      const results = runRecurrence(name, columns, s, spec.members?.length ?? 1);
      const known = results.map((values) => values.findIndex((x) => !Number.isNaN(x)) + 1);
      const told = (spec.members ?? [undefined]).map((member) => (member?.warmup ?? spec.warmup)(...s));
      expect(known).toEqual(told);
    }
  });

  it('goes on from a copy of its state as if it had never stopped', () => {
    const kernel = recurrenceKernel(name);
    const context = {
      date: 0,
      time: 0,
      closeTime: () => 0,
      monthlyExpiry: (date: number) => date,
      expiryTime: (date: number) => date * 86_400_000,
    };
    const out = new Float64Array(3);
    const args = (i: number): number[] =>
      Array.from({ length: width(spec) }, (_, k) => 50 + 7 * Math.sin(i + k));
    const [s] = statics;
    let state = new Float64Array(kernel.stateSize(s!));
    const whole = new Float64Array(kernel.stateSize(s!));
    const wholeOut = new Float64Array(3);
    for (let i = 0; i < 100; i++) {
      context.date = i;
      kernel.step(whole, args(i), wholeOut, s!, context);
      state = Float64Array.from(state);
      kernel.step(state, args(i), out, s!, context);
    }
    expect(out).toEqual(wholeOut);
  });
});
