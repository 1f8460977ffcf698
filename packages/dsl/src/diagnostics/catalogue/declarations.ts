/** Diagnostics of layers, rules, regimes, scores, tests. */
import { define } from '../define.ts';

const within = (low: number, high: number): string => {
  if (high === Infinity) return `above ${low}`;
  return `from ${low} to ${high}`;
};

export const declarations = {
  'unused-param': define<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `nothing reads the param \`${name}\`: turning it changes nothing`,
    help: () => 'use it, or remove it',
  }),
  'value-outside-range': define<{ name: string; found: number; low: number; high: number }>({
    severity: 'error',
    message: ({ name, found, low, high }) => `\`${name}\` is ${within(low, high)}; found ${found}`,
  }),
  'unknown-calendar': define<{ name: string; known: string }>({
    severity: 'error',
    message: ({ name, known }) => `\`${name}\` is not a known trading calendar; expected \`${known}\``,
  }),
  'repeated-setting': define<{ setting: string }>({
    severity: 'error',
    message: ({ setting }) => `\`${setting}\` is already set for this rule set`,
    help: () => 'a rule set has one calendar and one grid: keep one of the statements',
  }),
  'evaluate-unit': define<{ found: string }>({
    severity: 'error',
    message: ({ found }) =>
      `a rule set is evaluated every session or every few minutes; found every ${found}`,
    help: ({ found }) => `evaluate every session, and use \`x by ${found}\` for what is looked at less often`,
  }),
  'regime-gap': define<{ state: string | null; previous: string | null; from: number; to: number }>({
    severity: 'error',
    message: ({ from, to }) =>
      from === -Infinity
        ? `values below ${to} are in no state`
        : to === Infinity
          ? `values from ${from} on are in no state`
          : `values from ${from} to ${to} are in no state`,
    help: () =>
      'let each state begin where the one before ends; the first may be `below A`, the last `above B`',
  }),
  'regime-overlap': define<{ state: string; previous: string; from: number; to: number }>({
    severity: 'error',
    message: ({ state, previous, from, to }) =>
      `\`${state}\` begins at ${to}, where \`${previous}\` still holds up to ${from}`,
    help: () => 'list the states from the lowest on; each includes its lower bound and excludes its upper',
  }),
  'regime-otherwise': define<{ regime: string; found: boolean }>({
    severity: 'error',
    message: ({ regime, found }) =>
      found
        ? `the \`otherwise\` state of \`${regime}\` has to come last, once`
        : `\`${regime}\` has no \`otherwise\` state: nothing says where it is when no condition holds`,
  }),
  'vote-out-of-reach': define<{ found: number; most: number }>({
    severity: 'error',
    message: ({ found, most }) =>
      `${found} of ${most} cannot be asked for; expected a whole number from 1 to ${most}`,
  }),
  'delta-out-of-range': define<{ found: number; meant?: string }>({
    severity: 'error',
    message: ({ found, meant }) =>
      `a delta is between 0 and 1, in absolute terms; found ${found}${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
  }),
  'margin-not-linear': define<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `the margin \`${text}\` is not linear in \`size\``,
    help: () => 'write it as `size * a + b`, so that a limit of margin gives the largest size that it allows',
  }),
  'intent-form': define<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `\`${text}\` is no intent; expected a greek and a bound, such as \`delta < 0\``,
  }),
  'structure-contradicts-intent': define<{
    layer: string;
    intent: string;
    greek: string;
    found: string;
    short?: number;
  }>({
    severity: 'warning',
    message: ({ layer, intent, greek, found }) =>
      `\`${layer}\` is meant to have \`${intent}\`, but the ${greek} of its legs is ${found}`,
    help: ({ greek, short }) =>
      short === undefined
        ? `mend the legs or the intent: what is bought and what is sold decide the ${greek}`
        : `sell at a delta of ${short} or less, or sell nothing: at one expiry a bought option has more vega and gamma than a sold one only where the sold one's delta is below 1 less the bought one's`,
  }),
  'negative-size': define<{ found: number }>({
    severity: 'error',
    message: ({ found }) => `a size is a share of the layer's base, not below 0; found ${found}`,
    help: () => 'the direction of a layer is in its legs: `buy` or `sell`',
  }),
  'driver-without-range': define<{ text: string; found: string }>({
    severity: 'error',
    message: ({ text, found }) =>
      `\`by ${text}\` has no \`from\` and \`to\`, so it has to be a ratio from 0 to 1; found ${found}`,
    help: ({ text }) => `write where the range begins and ends: \`by ${text} from A to B\``,
  }),
  'empty-driver-range': define<{ found: number }>({
    severity: 'error',
    message: ({ found }) =>
      `the size goes from one end to the other between ${found} and ${found}: there is no way between`,
  }),
  'limit-without-base': define<{ layer: string; quantity: 'margin' | 'notional' }>({
    severity: 'error',
    message: ({ layer, quantity }) =>
      `\`${layer}\` declares no ${quantity === 'margin' ? 'margin' : 'base of its size'}, so it has no ${quantity} to limit or to read`,
    help: ({ quantity }) =>
      quantity === 'margin' ? 'add `margin size * ...` to the layer' : 'add `size of ...` to the layer',
  }),
  'approvals-out-of-reach': define<{ found: number; most: number }>({
    severity: 'error',
    message: ({ found, most }) =>
      `${found} approvals of ${most} approvers; expected a whole number from 1 to ${most}`,
  }),
  'duplicate-approver': define<{ approver: string }>({
    severity: 'error',
    message: ({ approver }) => `\`${approver}\` is listed twice; approvals count distinct approvers`,
  }),
  'invalid-date': define<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `\`${text}\` is no date of the calendar`,
  }),
};
