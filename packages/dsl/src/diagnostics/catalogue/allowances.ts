/** Diagnostics of `# allow ID [until DATE]: reason`. */
import { define } from '../define.ts';

export const allowances = {
  'invalid-allowance': define<{ found: string; expected: string }>({
    severity: 'error',
    message: ({ found, expected }) => `found ${found}, expected ${expected}`,
    help: () => 'write `# allow ID: reason`, or `# allow ID until 2026-12-31: reason`',
  }),
  'unknown-allowance': define<{ id: string; suggestions: readonly string[] }>({
    severity: 'error',
    message: ({ id }) => `there is no diagnostic \`${id}\` that rules can allow`,
    help: ({ suggestions }) =>
      suggestions.length === 0
        ? undefined
        : `did you mean ${suggestions.map((s) => `\`${s}\``).join(' or ')}?`,
  }),
  'allowance-of-error': define<{ id: string }>({
    severity: 'error',
    message: ({ id }) => `\`${id}\` is an error; only warnings can be allowed`,
    help: () => 'mend what it reports, and remove this line',
  }),
  'unused-allowance': define<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `this allows nothing: the next line has no \`${id}\``,
    help: () => 'remove it',
  }),
  'expired-allowance': define<{ id: string; until: string }>({
    severity: 'warning',
    message: ({ id, until }) => `the allowance of \`${id}\` ended with ${until}`,
    help: () => 'mend what it allowed, or give it a new date and reason',
  }),
};
