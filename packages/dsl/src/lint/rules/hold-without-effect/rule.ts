import { goal } from '../../../prove/prover.ts';
import { fires } from '../../proof.ts';
import { sessionsOf } from '../../ranges.ts';
import { defineRule } from '../../rule.ts';

/** A hold, or a cooldown, that the conditions keep by themselves. */
export const holdWithoutEffect = defineRule<{
  rule: string;
  clause: 'hold' | 'cooldown';
  sessions: number;
}>()({
  spec: {
    severity: 'info',
    message: ({ rule, clause, sessions }) =>
      clause === 'hold'
        ? `the \`hold\` of ${sessions} sessions never binds: \`${rule}\` cannot be left sooner anyway`
        : `the \`cooldown\` of ${sessions} sessions never binds: \`${rule}\` cannot be entered again sooner anyway`,
    help: ({ clause }) => `leave the \`${clause}\` out, or make it longer`,
  },
  category: 'logic',
  summary: 'a hold or a cooldown that can never make a difference',
  recommended: 'info',
  strict: 'warning',
  options: {},
  check(cx) {
    const { prover } = cx;
    const longest = 30;
    for (const rule of cx.program.rules) {
      const { until, hold, cooldown } = rule;
      if (!until || !rule.actions.some(({ verb }) => verb === 'activate')) continue;
      const held = hold && sessionsOf(cx.program, hold);
      if (held !== undefined && held <= longest) {
        // Left `k` sessions after it was entered: the way in lies k sessions before the way out.
        const possible = range(1, held - 1).some(
          (k) => !prover.impossible([goal(until.node), ...fires(rule, -k)]),
        );
        if (!possible) cx.report({ rule: rule.name, clause: 'hold', sessions: held }, rule);
      }
      const paused = cooldown && sessionsOf(cx.program, cooldown);
      if (paused === undefined || paused > longest) continue;
      const acts = cx.program.rules.filter((other) =>
        other.actions.some(
          (a) => 'layer' in a && rule.actions.some((b) => 'layer' in b && b.layer === a.layer),
        ),
      );
      // Other rules may end the layer too: then nothing is said.
      if (acts.length > 1) continue;
      const possible = range(1, paused - 1).some(
        (k) => !prover.impossible([...fires(rule), goal(until.node, true, -k)]),
      );
      if (!possible) cx.report({ rule: rule.name, clause: 'cooldown', sessions: paused }, rule);
    }
  },
});

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
