import { defineRule } from '../../rule.ts';

/** What needs more history than there is stays unknown for the whole run, and says so only in the summary. */
export const windowLongerThanData = defineRule<{ rule: string; needed: number; available: number }>()({
  spec: {
    severity: 'warning',
    message: ({ rule, needed, available }) =>
      `\`${rule}\` needs ${needed} sessions to warm up, and the data has ${available}`,
    help: () => 'give more data, or shorten the window',
  },
  category: 'data',
  summary: 'a rule needs more history than the data of the rule set has',
  recommended: 'warning',
  strict: 'error',
  options: {},
  needs: 'data',
  check(cx) {
    const { data } = cx.facts;
    if (!data || cx.program.everyMinutes !== undefined) return;
    const inputs = cx.program.inputs.flatMap(({ name }) => data.get(name)?.observations ?? []);
    const available = Math.max(0, ...inputs);
    if (available === 0) return;
    for (const rule of cx.program.rules) {
      const needed = cx.program.nodes[rule.when.node]!.warmup;
      if (needed > available) cx.report({ rule: rule.name, needed, available }, rule.when);
    }
  },
});
