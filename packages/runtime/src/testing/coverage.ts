/** What the tests of a rule set have seen of its conditions. */
import {
  conditionKey,
  type Facts,
  type Ir,
  type Location,
  type Program,
  type SourceFile,
} from '@hedgerow/dsl';
import type { Run } from '../engine/run.ts';
import { valueAt } from '../explain/view.ts';
import type { Evaluation } from '../timeline/types.ts';
import { decisionsOf, type Owed, type Part } from './coverage-tree.ts';
import { flips } from './deciding.ts';

/** One condition, by its place in the text, however many rules share it. */
export interface ConditionCoverage extends Location {
  readonly text: string;
  readonly form: Ir.Condition['form'];
  /** Instants at which it was so; of a definition with several uses, in the use that saw most. */
  readonly true: number;
  readonly false: number;
  readonly unknown: number;
  /** Instants at which flipping it alone would have flipped its decision: while it was true, while it was false. */
  readonly decidedTrue: number;
  readonly decidedFalse: number;
  /** MC/DC is shown: in one decision it has decided while true, and while false. */
  readonly deciding: boolean;
  /** What tests have to show. An assertion's parts owe nothing that would break it. */
  readonly owed: Owed;
}

export interface Coverage {
  /** In the order of files and places. */
  readonly conditions: readonly ConditionCoverage[];
}

/** The outcomes that are owed, in the order in which they are told. */
export const outcomes = ['true', 'false', 'deciding'] as const;
export type Outcome = (typeof outcomes)[number];

export const isMet = (condition: ConditionCoverage, outcome: Outcome): boolean =>
  outcome === 'deciding' ? condition.deciding : condition[outcome] > 0;

/** Outcomes that are owed and were not seen. */
export const missingOutcomes = (condition: ConditionCoverage): Outcome[] =>
  outcomes.filter((outcome) => condition.owed[outcome] && !isMet(condition, outcome));

/** For the lint rules. What is not owed counts as seen: there is nothing to find. */
export const coverageFacts = ({ conditions }: Coverage): NonNullable<Facts['coverage']> =>
  new Map(
    conditions.map((one) => {
      const missing = missingOutcomes(one);
      return [
        conditionKey(one),
        { seenTrue: !missing.includes('true'), seenFalse: !missing.includes('false') },
      ];
    }),
  );

export interface CoverageCount {
  readonly met: number;
  readonly owed: number;
  /** 0 to 100; 100 where nothing is owed. */
  readonly percent: number;
}

export function countOutcomes(conditions: readonly ConditionCoverage[]): CoverageCount {
  const owed = conditions.flatMap((one) => outcomes.filter((outcome) => one.owed[outcome])).length;
  const met = owed - conditions.flatMap(missingOutcomes).length;
  return { met, owed, percent: owed === 0 ? 100 : (100 * met) / owed };
}

interface Tally {
  true: number;
  false: number;
  unknown: number;
  decidedTrue: number;
  decidedFalse: number;
}

/** Collects the instants of runs. */
export class CoverageRecorder {
  readonly #tallies = new Map<string, Tally>();
  readonly #decisions = new Map<Program, readonly Part[]>();

  /** Every instant that a run has decided. */
  record({ evaluation, first }: Run): void {
    const { program, timeline } = evaluation;
    for (const decision of this.#decisionsOf(program)) {
      for (let tick = first; tick < timeline.grid.length; tick++)
        this.#watch(evaluation, decision, tick, true);
    }
  }

  /** All conditions that stand in the files; those of the prelude are not the author's to test. */
  report(program: Program, files: readonly SourceFile[]): Coverage {
    const own = new Map(files.map(({ name }, i) => [name, i]));
    const found = new Map<string, ConditionCoverage>();
    const visit = (part: Part): void => {
      const { condition } = part;
      if (!part.implied && own.has(condition.file)) {
        const place = conditionKey(condition);
        const here = this.#coverageOf(part);
        const known = found.get(place);
        found.set(place, known ? merged(known, here) : here);
      }
      [...part.parts, ...part.inner].forEach(visit);
    };
    this.#decisionsOf(program).forEach(visit);
    const conditions = [...found.values()].sort(
      (a, b) => own.get(a.file)! - own.get(b.file)! || a.span.start - b.span.start || b.span.end - a.span.end,
    );
    return { conditions };
  }

  #decisionsOf(program: Program): readonly Part[] {
    const decisions = this.#decisions.get(program) ?? decisionsOf(program);
    this.#decisions.set(program, decisions);
    return decisions;
  }

  #tallyOf({ path }: Part): Tally {
    const tally = this.#tallies.get(path) ?? {
      true: 0,
      false: 0,
      unknown: 0,
      decidedTrue: 0,
      decidedFalse: 0,
    };
    this.#tallies.set(path, tally);
    return tally;
  }

  /** `decides`: flipping this part would flip its decision. */
  #watch(evaluation: Evaluation, part: Part, tick: number, decides: boolean): void {
    const { condition, parts, inner } = part;
    const truth = valueAt(evaluation, condition.node, tick);
    const tally = this.#tallyOf(part);
    if (Number.isNaN(truth)) tally.unknown++;
    else {
      tally[truth === 1 ? 'true' : 'false']++;
      if (decides) tally[truth === 1 ? 'decidedTrue' : 'decidedFalse']++;
    }
    if (parts.length > 0) {
      const truths = parts.map((one) => valueAt(evaluation, one.condition.node, tick));
      const atLeast =
        condition.atLeast === undefined ? undefined : valueAt(evaluation, condition.atLeast, tick);
      for (const [i, one] of parts.entries()) {
        this.#watch(evaluation, one, tick, decides && flips(condition.form, truths, i, atLeast));
      }
    }
    for (const one of inner) this.#watch(evaluation, one, tick, true);
  }

  #coverageOf(part: Part): ConditionCoverage {
    const { condition, owed, oneSided } = part;
    const tally = this.#tallyOf(part);
    const { decidedTrue, decidedFalse } = tally;
    const deciding = oneSided ? decidedTrue + decidedFalse > 0 : decidedTrue > 0 && decidedFalse > 0;
    const { file, span, text, form } = condition;
    return { file, span, text, form, ...tally, deciding, owed };
  }
}

/** The same place in two decisions, or twice in one: what each has seen counts, and what each owes. */
function merged(a: ConditionCoverage, b: ConditionCoverage): ConditionCoverage {
  const most = (count: keyof Tally): number => Math.max(a[count], b[count]);
  return {
    ...a,
    true: most('true'),
    false: most('false'),
    unknown: most('unknown'),
    decidedTrue: most('decidedTrue'),
    decidedFalse: most('decidedFalse'),
    deciding: a.deciding || b.deciding,
    owed: {
      true: a.owed.true || b.owed.true,
      false: a.owed.false || b.owed.false,
      deciding: a.owed.deciding || b.owed.deciding,
    },
  };
}
