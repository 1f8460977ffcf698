import type { Limit, NodeId, Program, Rule } from '../../../ir/program.ts';
import { fixedValue } from '../../ranges.ts';
import { defineRule } from '../../rule.ts';

/** A ceiling on a layer's size that no size comes up to, or that every size exceeds. */
export const limitOutOfBand = defineRule<{
  limit: string;
  layer: string;
  binds: 'never' | 'always';
  least: number;
  most: number;
}>()({
  spec: {
    severity: 'warning',
    message: ({ limit, binds, least, most }) =>
      binds === 'never'
        ? `\`${limit}\` never binds: no rule asks for more than ${percent(most)}`
        : `\`${limit}\` always binds: every rule asks for ${percent(least)} or more, so that no size of a band is ever granted`,
    help: () => 'set the ceiling inside the sizes that are asked for, or remove it',
  },
  category: 'risk',
  summary: 'a limit on a size that can never bind, or always does',
  recommended: 'warning',
  strict: 'warning',
  options: {},
  check(cx) {
    const { program } = cx;
    for (const limit of program.limits) {
      const ceiling = limit.quantity === 'size' && !limit.when ? fixedValue(program, limit.to) : undefined;
      if (ceiling === undefined) continue;
      const sizes = sizesOn(program, limit);
      if (!sizes) continue;
      const [least, most] = [Math.min(...sizes.lows), Math.max(...sizes.highs)];
      const params = { limit: limit.text, layer: limit.layer, least, most };
      if (most <= ceiling) cx.report({ ...params, binds: 'never' }, limit);
      else if (least > ceiling) cx.report({ ...params, binds: 'always' }, limit);
    }
  },
});

const percent = (share: number): string => `${Number((share * 100).toPrecision(6))}%`;

/** The ends of all sizes that rules ask of a layer; `undefined` where one is no constant, or on a base of its own. */
function sizesOn(program: Program, { layer }: Limit): { lows: number[]; highs: number[] } | undefined {
  const lows: number[] = [];
  const highs: number[] = [];
  const fixed = (id: NodeId): number | undefined => fixedValue(program, id);
  const actions = program.rules.flatMap((rule: Rule) => rule.actions);
  for (const action of actions) {
    if ((action.verb !== 'activate' && action.verb !== 'scale') || action.layer !== layer) continue;
    const { size } = action;
    if (!size) {
      lows.push(1);
      highs.push(1);
      continue;
    }
    const low = fixed(size.low);
    const high = size.high === undefined ? low : fixed(size.high);
    if (low === undefined || high === undefined || size.of !== undefined) return undefined;
    lows.push(low);
    highs.push(high);
  }
  return lows.length > 0 ? { lows, highs } : undefined;
}
