import { defineRule } from '../../rule.ts';

/** The last print of a slow series stands until the next; where that never comes, rules go on believing it. */
export const slowInputWithoutStale = defineRule<{ input: string; every: string }>()({
  spec: {
    severity: 'warning',
    message: ({ input, every }) =>
      `\`${input}\` is published every ${every} and never gets stale: its last print stands for ever`,
    help: ({ every }) =>
      `say how long a print may stand, such as \`stale after ${{ week: 14, month: 80 }[every] ?? 220} days\``,
  },
  category: 'time',
  summary: 'an input by week, month or quarter has no `stale after`',
  recommended: 'warning',
  strict: 'warning',
  options: {},
  check(cx) {
    const own = new Set(cx.files.map(({ source }) => source.name));
    for (const input of cx.program.inputs) {
      const { unit } = input.every;
      if (unit === 'minutes' || unit === 'session' || input.stale || !own.has(input.file)) continue;
      cx.report({ input: input.name, every: unit }, input);
    }
  },
});
