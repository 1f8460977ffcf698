/** What the rules of a program do to its layers. */
import type { Program, Rule } from '../ir/program.ts';

const known = new WeakMap<Program, readonly Rule[]>();

/** Rules that end some layer: asked for every rule that begins one. */
export function deactivating(program: Program): readonly Rule[] {
  const rules =
    known.get(program) ??
    program.rules.filter(({ actions }) => actions.some(({ verb }) => verb === 'deactivate'));
  known.set(program, rules);
  return rules;
}

/** Whether a rule ends a layer. */
export const ends = ({ actions }: Rule, layer: string): boolean =>
  actions.some((action) => action.verb === 'deactivate' && action.layer === layer);
