/** Decisions of random rule sets: what was decided never changes, whichever evaluator computed it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/columns/columns.ts';
import { reference } from '../../src/reference/reference.ts';
import { cases, difference, prepare, upTo } from '../support/generate/cases.ts';
import { decideWith } from '../support/generate/decisions.ts';
import { runs } from '../support/generate/runs.ts';

describe('decisions', () => {
  it('up to t are those of a run that ended at t', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const whole = prepare(one);
        const last = one.plan.first + Math.floor(share * (one.plan.length - 1));
        const part = decideWith(reference, upTo(last, whole));
        const full = decideWith(reference, whole);
        const instants = part.evaluation.timeline.grid.length;
        expect(part.decisions).toEqual(full.decisions.filter((_, i) => full.instants[i]! < instants));
        expect(difference(part.evaluation, full.evaluation)).toBeUndefined();
      }),
      runs(100),
    );
  });

  it('are the same whichever evaluator computed the values', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const prepared = prepare(one);
        const [ours, theirs] = [decideWith(reference, prepared), decideWith(columns, prepared)];
        expect(theirs.decisions).toEqual(ours.decisions);
        expect(theirs.undecided).toEqual(ours.undecided);
        // Nodes that read the layers too, which by now have been active.
        expect(difference(ours.evaluation, theirs.evaluation)).toBeUndefined();
      }),
      runs(100),
    );
  });

  it('happen: most generated rule sets activate a layer', () => {
    const total = 100;
    const kinds = new Map<string, number>();
    for (const one of fc.sample(cases, { numRuns: total, seed: 7 })) {
      const { decisions } = decideWith(reference, prepare(one));
      for (const kind of new Set(decisions.map((d) => d.kind))) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const table = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, n]) => `${kind} ${n}`);
    console.log(`of ${total} generated rule sets decide: ${table.join(', ')}`);
    expect(kinds.get('activated')).toBeGreaterThan(total / 2);
    const others = [
      'scaled',
      'rolled',
      'deactivated',
      'proposed',
      'approved',
      'lapsed',
      'vetoed',
      'constrained',
      'alert',
    ];
    for (const kind of others) expect(kinds.get(kind), kind).toBeGreaterThan(0);
  });
});
