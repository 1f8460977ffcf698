/** A rule set that runs decides what a run over the whole history decides, reasons included. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/engine/decision.ts';
import { reference } from '../../src/reference/reference.ts';
import { generated } from '../../src/stream/compiled.ts';
import { observationsOf } from '../../src/stream/evaluator.ts';
import { Live } from '../../src/stream/live.ts';
import { closures, type MakeRunner } from '../../src/stream/runner.ts';
import { nyse } from '../support/data.ts';
import { cases, type Prepared, prepare } from '../support/generate/cases.ts';
import { approvals, decideWith } from '../support/generate/decisions.ts';
import { runs } from '../support/generate/runs.ts';

/** The decisions of a rule set that is stopped after every so many instants, and goes on from its snapshot. */
function runLive({ program, data, range, params }: Prepared, run: MakeRunner, stops: number): Decision[] {
  const [first, last] = [nyse.indexOf(range.from!), nyse.indexOf(range.to!)];
  const make = (): Live => new Live({ program, calendar: nyse, params, events: data.events, first, run });
  let live = make();
  for (const approval of approvals(first, last)) live.approve(approval);
  const observations = observationsOf(data);
  let next = 0;
  const decisions: Decision[] = [];
  for (let i = 1; live.next <= nyse.close[last]!; i++) {
    while (next < observations.length && observations[next]!.knownAt <= live.next)
      live.observe(observations[next++]!);
    decisions.push(...live.step().decisions);
    if (i % stops !== 0) continue;
    const snapshot = live.snapshot();
    live = make();
    live.restore(snapshot);
  }
  return decisions;
}

describe('a live rule set decides as one over the whole history', () => {
  it.each([['closures', closures] as const, ['generated code', generated] as const])('by %s', (_, run) => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 3, max: 200 }), (one, stops) => {
        const prepared = prepare(one);
        const whole = decideWith(reference, prepared);
        expect(JSON.stringify(runLive(prepared, run, stops))).toEqual(JSON.stringify(whole.decisions));
      }),
      runs(60),
    );
  });
});
