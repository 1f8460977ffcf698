import type { Condition } from '../../../ir/program.ts';
import { defineRule } from '../../rule.ts';

/** `0.6` and `60%` are the same; only one of them says that it is a share. */
export const bareShare = defineRule<{ text: string; percent: string }>()({
  spec: {
    severity: 'info',
    message: ({ text }) => `the share \`${text}\` is written without its unit`,
    help: ({ percent }) => `write \`${percent}\``,
  },
  category: 'style',
  summary: 'a threshold of a ratio is written as a bare decimal',
  recommended: 'off',
  strict: 'info',
  options: {},
  checkConditions(cx, { conditions }) {
    for (const condition of conditions) {
      const share = shareOf(condition, cx.text(condition));
      if (!share) continue;
      const percent = `${Number((Number(share.text) * 100).toPrecision(12))}%`;
      const span = {
        start: condition.span.start + share.at,
        end: condition.span.start + share.at + share.text.length,
      };
      const at = { file: condition.file, span };
      const fix = { title: `write \`${percent}\``, edits: [{ ...at, text: percent }] };
      cx.report({ text: share.text, percent }, at, { fix });
    }
  },
});

/** A decimal between 0 and 1 at the end (or the beginning) of a comparison of ratios. */
function shareOf(
  { compare }: Condition,
  text: string,
): { readonly text: string; readonly at: number } | undefined {
  if (compare?.unit !== 'ratio') return undefined;
  const last = /(?<![\w.])0?\.\d+$/.exec(text);
  const first = /^0?\.\d+(?![\w%.])/.exec(text);
  const match = last ?? first;
  return match && Number(match[0]) > 0 ? { text: match[0], at: match.index } : undefined;
}
