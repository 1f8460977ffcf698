/**
 * Masking MC/DC (modified condition/decision coverage; DO-178C, CAST-6) under Kleene logic: whether a part determines
 * its decision at an instant, that is, whether flipping it alone, all else as it is there, flips the decision.
 *
 * Masking, not unique-cause: an instant pair in which nothing but one condition differs seldom exists where conditions
 * share an input (`vix > 25` and `vix > 30`), and what is masked cannot matter. The walk down from the root is exact:
 * connectives are monotone or negations, so a part flips the root just where it flips its connective and that one
 * flips the root. What is unknown, or whose flip leaves the root unknown, determines nothing.
 */
import type { Ir } from '@hedgerow/dsl';

type Connective = Pick<Ir.Condition, 'form' | 'children'>;

/**
 * Whether flipping part `index` flips the connective. Truths are 1, 0 or NaN (unknown), those of the parts in order.
 * `atLeast` is a vote's threshold.
 */
export function flips(
  form: Connective['form'],
  truths: readonly number[],
  index: number,
  atLeast = Number.NaN,
): boolean {
  if (Number.isNaN(truths[index]!)) return false;
  const others = truths.filter((_, i) => i !== index);
  switch (form) {
    case 'and':
      return others.every((truth) => truth === 1);
    case 'or':
      return others.every((truth) => truth === 0);
    case 'vote':
      return !others.some(Number.isNaN) && others.filter((truth) => truth === 1).length === atLeast - 1;
    default:
      return true;
  }
}
