/** Rules that read the layers back: the columns know them as far as decisions are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/columns/columns.ts';
import { reference } from '../../src/reference/reference.ts';
import { daily } from '../support/data.ts';
import { evaluate, type Setting } from '../support/evaluate.ts';
import { cases, prepare } from '../support/generate/cases.ts';
import { decideWith } from '../support/generate/decisions.ts';
import { runs } from '../support/generate/runs.ts';

describe('layers', () => {
  const active = (instant: number): boolean => instant >= 2;
  const setting = (asked: number[]): Setting => ({
    source: `input x : index
layer l { buy put on x delta 0.5 }
when x > 2 and l is active for 2 sessions activate l size 10%
when x > 1 activate l size 20%`,
    series: [daily('x', [1, 2, 3, 4, 5])],
    evaluator: columns,
    layers: {
      is: (_, state, instant) => {
        asked.push(instant);
        return active(instant) === (state === 'active');
      },
      size: (_, instant) => (active(instant) ? 0.1 : 0),
    },
  });

  it('are asked for no instant after the one that is wanted', () => {
    const asked: number[] = [];
    const { evaluation } = evaluate(setting(asked), []);
    const [reading, other] = evaluation.program.rules.map(({ when }) => when.node);
    const seen: number[] = [];
    for (let now = 0; now < 5; now++) {
      evaluation.value(other!, now);
      seen.push(evaluation.value(reading!, now));
      expect(Math.max(-1, ...asked)).toBeLessThanOrEqual(now);
    }
    expect(asked.length).toBeGreaterThan(0);
    expect(seen).toEqual([0, 0, 0, 1, 1]);
  });

  it('decide the same on columns as on the reference', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const prepared = prepare(one);
        const expected = decideWith(reference, prepared);
        const found = decideWith(columns, prepared);
        expect(found.decisions).toEqual(expected.decisions);
        expect(found.instants).toEqual(expected.instants);
      }),
      runs(150),
    );
  });
});
