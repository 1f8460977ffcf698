/** No condition comes true before the session that was told to be the earliest. */
import type { Ir } from '@hedgerow/dsl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/columns/columns.ts';
import { explain } from '../../src/explain/explain.ts';
import { valueAt } from '../../src/explain/view.ts';
import type { Why } from '../../src/explain/why.ts';
import type { Evaluation } from '../../src/timeline/types.ts';
import { cases, prepare } from '../support/generate/cases.ts';
import { decideWith } from '../support/generate/decisions.ts';
import { runs } from '../support/generate/runs.ts';

/** The first session after an instant at which a node is true, counted from the instant's own; infinite where none is. */
function sessionsUntilTrue({ timeline, ...rest }: Evaluation, node: Ir.NodeId, instant: number): number {
  const { session, length } = timeline.grid;
  for (let later = instant; later < length; later++) {
    if (valueAt({ timeline, ...rest }, node, later) === 1) return session[later]! - session[instant]!;
  }
  return Number.POSITIVE_INFINITY;
}

/** Each part of a condition with its explanation. */
const parts = (condition: Ir.Condition, why: Why): (readonly [Ir.Condition, Why])[] => [
  [condition, why],
  ...condition.children.flatMap((child, i) => parts(child, why.children[i]!)),
];

describe('the earliest session', () => {
  it('is a lower bound: nothing comes true before it', () => {
    fc.assert(
      fc.property(cases, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (one, picks) => {
        const { evaluation } = decideWith(columns, prepare(one));
        const { length } = evaluation.timeline.grid;
        for (const instant of picks.map((pick) => pick % length)) {
          for (const rule of evaluation.program.rules) {
            for (const condition of [rule.when, rule.unless, rule.until]) {
              if (!condition) continue;
              for (const [part, { text, earliest }] of parts(
                condition,
                explain(evaluation, condition, instant),
              )) {
                if (earliest === null || earliest === undefined) continue;
                const came = sessionsUntilTrue(evaluation, part.node, instant);
                expect({ text, instant, sessions: Math.min(came, earliest) }).toEqual({
                  text,
                  instant,
                  sessions: earliest,
                });
              }
            }
          }
        }
      }),
      runs(60),
    );
  });
});
