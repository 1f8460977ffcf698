import { goal } from '../../../prove/prover.ts';
import { defineRule } from '../../rule.ts';

/** A state of a regime that no data leads to. */
export const unreachableState = defineRule<{ regime: string; state: string }>()({
  spec: {
    severity: 'warning',
    message: ({ regime, state }) => `\`${regime}\` is never in the state \`${state}\``,
    help: () =>
      'the states above it take all that could lead there, or its values lie outside of their range',
  },
  category: 'logic',
  summary: 'a state of a regime that no data leads to',
  recommended: 'warning',
  strict: 'error',
  options: {},
  check(cx) {
    const { prover } = cx;
    for (const regime of cx.program.regimes) {
      const node = cx.program.nodes[regime.node]!;
      regime.states.forEach((state, i) => {
        const isDead =
          node.op === 'machine'
            ? node.states[i]!.when >= 0 &&
              prover.impossible([
                goal(node.args[node.states[i]!.when]!),
                ...node.states
                  .slice(0, i)
                  .flatMap(({ when }) => (when >= 0 ? [goal(node.args[when]!, false)] : [])),
              ])
            : node.op === 'band' && prover.isOutside(node, i);
        if (isDead) cx.report({ regime: regime.name, state }, regime);
      });
    }
  },
});
