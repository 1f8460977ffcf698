/**
 * What has happened is never called impossible: conditions that the reference evaluator saw true or false, at sessions
 * near each other, cannot exclude each other, whatever holes the data have and however params are set.
 */
import { type Goal, goal, Prover, witnessOf } from '@hedgerow/dsl';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reference } from '../../src/reference/reference.ts';
import { replayWitness } from '../../src/replay/replay.ts';
import { compiled, type Evaluated, evaluate } from '../support/evaluate.ts';
import { runs } from '../support/generate/runs.ts';
import { type Tight, tight } from '../support/generate/tight.ts';

/** A share of the instants, and of the conditions some, each so many sessions before. */
interface Look {
  readonly instant: number;
  readonly places: readonly { readonly condition: number; readonly back: number }[];
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const back = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) });
const looks: fc.Arbitrary<Look> = fc.record({
  instant: share,
  places: fc.array(fc.record({ condition: share, back }), { minLength: 1, maxLength: 6 }),
});

function seen({ evaluation, values }: Evaluated, { instant, places }: Look): Goal[] {
  const now = Math.floor(instant * values[0]!.length);
  return places.flatMap(({ condition: at, back }) => {
    const which = Math.floor(at * values.length);
    const value = values[which]![now - back];
    if (value === undefined || Number.isNaN(value)) return [];
    return [goal(evaluation.program.expressions[which]!.node, value === 1, -back)];
  });
}

it('what was seen is not impossible', () => {
  const tally = { possible: 0, unknown: 0 };
  fc.assert(
    fc.property(tight, fc.array(looks, { minLength: 20, maxLength: 20 }), (setting: Tight, all) => {
      const evaluated = evaluate({ ...setting, evaluator: reference }, setting.conditions);
      const { program, params } = evaluated.evaluation;
      for (const prover of [new Prover(program), new Prover(program, { params })]) {
        for (const look of all) {
          const goals = seen(evaluated, look);
          if (goals.length === 0) continue;
          const { kind } = prover.ask(goals);
          const told = goals.map(({ node, wanted, offset }) => {
            const of = program.expressions.findIndex((expression) => expression.node === node);
            return `${wanted ? '' : 'not '}(${setting.conditions[of]}) ${offset}`;
          });
          if (kind === 'impossible') throw new Error(`called impossible:\n${told.join('\n')}`);
          tally[kind]++;
        }
      }
    }),
    runs(300),
  );
  expect(tally.unknown).toBeLessThan(tally.possible / 10);
}, 3_600_000);

it('a history that is worked out shows what it should', () => {
  const tally = { shown: 0, unknown: 0, without: 0 };
  const wrong: string[] = [];
  fc.assert(
    fc.property(tight, fc.boolean(), (setting, wanted) => {
      const program = compiled(setting.source, setting.conditions);
      const prover = new Prover(program);
      program.expressions.forEach(({ node }, i) => {
        const found = witnessOf(program, prover, [goal(node, wanted)], 'it');
        if (!found) {
          tally.without++;
        } else if (replayWitness(program, found.witness, found.claims)) {
          tally.shown++;
        } else {
          // `a < a` says nothing of a, but that it has to be known; and a digit of a quotient may be rounded otherwise.
          // What the evaluator does not confirm is not shown.
          const opposite = found.claims.map((claim) => ({ ...claim, truth: !claim.truth }));
          const isWrong = replayWitness(program, found.witness, opposite);
          if (isWrong) wrong.push(`${wanted} ${setting.conditions[i]}: ${JSON.stringify(found.witness)}`);
          tally.unknown++;
        }
      });
    }),
    runs(300),
  );
  expect(wrong.length, wrong.join('\n')).toBeLessThan(2 + tally.shown / 10_000);
  expect(tally.shown).toBeGreaterThan(20 * tally.unknown);
  expect(3 * tally.shown).toBeGreaterThan(tally.without);
}, 3_600_000);
