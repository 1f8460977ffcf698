/** The conditions of a program as coverage counts them: decisions, their parts, and what is owed of each. */
import { conditionKey, type Ir, type Program } from '@hedgerow/dsl';

/** Which outcomes tests have to show of a part. */
export interface Owed {
  readonly true: boolean;
  readonly false: boolean;
  readonly deciding: boolean;
}

/** One occurrence of a condition in one decision. */
export interface Part {
  readonly condition: Ir.Condition;
  /** The same for the same occurrence in every program of a rule set, whatever its tests supply. */
  readonly path: string;
  readonly owed: Owed;
  /** It stands in an assertion, which never fails: it can decide one way only. */
  readonly oneSided: boolean;
  /** Written out again by its parent (`x in a..b` is two comparisons): not reported on its own. */
  readonly implied: boolean;
  /** What a connective combines; none for a leaf. */
  readonly parts: readonly Part[];
  /** What a leaf (`for`, `within`, a score ...) is made of: decisions of their own. */
  readonly inner: readonly Part[];
}

/** The truth that a part must always have, so that no assertion fails. */
type Forced = 0 | 1 | undefined;

interface Duty {
  readonly asserted: boolean;
  readonly forced: Forced;
}

const free: Duty = { asserted: false, forced: undefined };

/** Every decision of a program: what rules, guards, limits and assertions ask. */
export function decisionsOf(program: Program): Part[] {
  const asked = (role: string, condition: Ir.Condition | undefined, duty = free): Part[] =>
    condition ? [partOf(condition, role, duty)] : [];
  return [
    ...program.rules.flatMap(({ when, unless, until }) => [
      ...asked('when', when),
      ...asked('unless', unless),
      ...asked('until', until),
    ]),
    ...program.forbids.flatMap(({ when }) => asked('forbid', when)),
    ...program.limits.flatMap(({ when }) => asked('limit', when)),
    ...program.assertions.flatMap(({ condition, mode }) =>
      asked('assert', condition, { asserted: true, forced: mode === 'always' ? 1 : 0 }),
    ),
  ];
}

const isConnective = ({ form, children }: Ir.Condition): boolean =>
  children.length > 0 && ['and', 'or', 'not', 'vote', 'name'].includes(form);

function partOf(condition: Ir.Condition, within: string, duty: Duty, parent?: Ir.Condition): Part {
  const { form, children } = condition;
  const path = `${within}>${conditionKey(condition)}:${form}`;
  const { asserted, forced } = duty;
  const below = children.map((child, i) =>
    partOf(
      child,
      `${path}#${i}`,
      { asserted: dutyBelow(condition, duty), forced: forcedBelow(form, forced) },
      condition,
    ),
  );
  return {
    condition,
    path,
    owed: { true: forced !== 0, false: forced !== 1, deciding: forced === undefined },
    oneSided: asserted,
    implied: parent !== undefined && conditionKey(parent) === conditionKey(condition),
    ...(isConnective(condition) ? { parts: below, inner: [] } : { parts: [], inner: below }),
  };
}

/** A part of a leaf is a decision of its own, which may go either way without the assertion failing. */
const dutyBelow = (condition: Ir.Condition, { asserted }: Duty): boolean =>
  asserted && isConnective(condition);

function forcedBelow(form: Ir.Condition['form'], forced: Forced): Forced {
  if (forced === undefined) return undefined;
  switch (form) {
    case 'name':
      return forced;
    case 'not':
      return forced === 1 ? 0 : 1;
    case 'and':
    case 'for':
      return forced === 1 ? 1 : undefined;
    case 'or':
    case 'within':
      return forced === 0 ? 0 : undefined;
    default:
      return undefined;
  }
}
