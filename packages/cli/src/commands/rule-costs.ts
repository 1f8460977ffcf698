import type { Ir, Program } from '@hedgerow/dsl';
import { reached } from '../io/reach.ts';

export interface RuleCost {
  readonly rule: string;
  /** Instants before the rule can first be decided. */
  readonly warmup: number;
  /** State kept between instants. */
  readonly bytes: number;
  /** Abstract units of work for one instant. */
  readonly cost: number;
}

/** What each rule needs of an instant; a part that two rules share counts for both. */
export function ruleCosts(program: Program): RuleCost[] {
  return program.rules.map((rule) => {
    const conditions = [rule.when, rule.unless, rule.until].filter((one) => one !== undefined);
    const nodes = reached(
      program,
      conditions.map(({ node }) => node),
    );
    const sum = (of: (node: Ir.Node) => number): number => nodes.reduce((total, node) => total + of(node), 0);
    const deciding = [rule.when, rule.unless].filter((one) => one !== undefined);
    return {
      rule: rule.name,
      warmup: Math.max(...deciding.map(({ node }) => program.nodes[node]!.warmup)),
      bytes: sum((node) => node.stateBytes),
      cost: sum((node) => node.cost),
    };
  });
}
