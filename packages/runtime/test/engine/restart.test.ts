/** Snapshot, restore, go on = never stopped. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/columns/columns.ts';
import { decide } from '../../src/engine/decide.ts';
import type { Decision } from '../../src/engine/decision.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import { nyse } from '../support/data.ts';
import { compiled } from '../support/evaluate.ts';
import { cases, prepare } from '../support/generate/cases.ts';
import { approvals as approvalsOf } from '../support/generate/decisions.ts';
import { runs } from '../support/generate/runs.ts';
import { assertValid } from './schema.ts';

const json = (decisions: readonly Decision[]): unknown => JSON.parse(JSON.stringify(decisions));

describe('an engine', () => {
  it('that stops at any instants and goes on from its snapshots decides as one that never stopped', () => {
    fc.assert(
      fc.property(cases, fc.array(fc.nat(99), { maxLength: 4 }), (one, stops) => {
        const { program, data, range, params } = prepare(one);
        const timeline = makeTimeline(program, nyse, data, range);
        const { grid } = timeline;
        const approvals = approvalsOf(nyse.indexOf(range.from!), nyse.indexOf(range.to!));
        const whole = decide(program, columns, timeline, data, params, { approvals });
        assertValid(whole.decisions);

        // Values that depend on layers are those of the whole run: decisions that agree so far give the same ones.
        const decisions: Decision[] = [];
        let engine = createEngine(program);
        for (let tick = 0; tick < grid.length; tick++) {
          if (stops.includes(tick % 100)) {
            const kept = JSON.stringify(engine.snapshot());
            engine = createEngine(program);
            engine.restore(JSON.parse(kept));
          }
          const since = tick === 0 ? Number.NEGATIVE_INFINITY : grid.time[tick - 1]!;
          const given = approvals.filter(({ time }) => time > since && time <= grid.time[tick]!);
          decisions.push(...engine.step(whole.evaluation, tick, given).decisions);
        }
        expect(json(decisions)).toEqual(json(whole.decisions));
      }),
      runs(60),
    );
  });

  it('does not take the snapshot of another rule set', () => {
    const rules = 'input x : index\nlayer put { }\nrule entry: when x > 5 activate put';
    const other = createEngine(compiled(rules.replace('5', '6'))).snapshot();
    expect(() => createEngine(compiled(rules)).restore(other)).toThrow(/the snapshot is of rule set/);
  });

  it('is not changed by what is done to a snapshot', () => {
    const engine = createEngine(compiled('input x : index\nlayer put { }\nrule r: when x > 5 activate put'));
    engine.snapshot().layers.put!.granted = 1;
    expect(engine.state.layers.put!.granted).toBe(0);
  });
});
