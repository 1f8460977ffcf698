/** Diagnostics of clocks, windows and durations. */
import { define } from '../define.ts';
import { amount } from '../phrases.ts';

export const time = {
  'window-not-positive': define<{ found: number; unit: string; param?: string }>({
    severity: 'error',
    message: ({ found, unit, param }) =>
      `${amount(found, unit)} is nothing; expected at least ${amount(1, unit)}${
        param === undefined ? '' : ` (\`${param}\` may take that value)`
      }`,
  }),
  'window-not-whole': define<{ found: number; unit: string }>({
    severity: 'error',
    message: ({ found, unit }) => `expected a whole number of ${unit}, found ${found}`,
  }),
  'window-too-long': define<{ found: number; unit: string; limit: string }>({
    severity: 'error',
    message: ({ found, unit, limit }) => `${amount(found, unit)} is more than ${limit}`,
    help: () => 'look-back is bounded, so that the memory of a rule set is known before it runs',
  }),
  'window-too-short': define<{ name: string; found: number; least: number }>({
    severity: 'error',
    message: ({ name, found, least }) => `\`${name}\` needs a window of at least ${least}; found ${found}`,
  }),
  'window-unit': define<{ what: string; expected: string; found: string }>({
    severity: 'error',
    message: ({ what, expected, found }) => `${what} is counted in ${expected}; found ${found}`,
  }),
  'not-constant': define<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `${what} has to be fixed for a run: a number, a param, or arithmetic on them`,
    help: () => 'declare a `param` for a number that should be turned',
  }),
  'duration-expected': define<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `expected a duration such as \`3 sessions\`, found ${found}`,
  }),
  'mixed-prints': define<{ text: string }>({
    severity: 'error',
    message: ({ text }) =>
      `\`${text}\` mixes series of different clocks, so it has no prints of its own to count`,
    help: () => 'count sessions or days, or put the temporal part beside the slow series alone',
  }),
  'reversed-range': define<{ low: number; high: number }>({
    severity: 'error',
    message: ({ low, high }) => `the range runs from ${low} down to ${high}; expected its lower end first`,
  }),
  'finer-resample': define<{ period: string }>({
    severity: 'error',
    message: ({ period }) =>
      `a series that is published less often than every ${period} has no value of its own each ${period}`,
    help: () => 'leave `by` away: a slow series holds its last print',
  }),
  'chained-resample': define<{ period: string }>({
    severity: 'error',
    message: ({ period }) => `\`by ${period}\` is applied to a series that is already resampled`,
    help: () => 'resample the series once',
  }),
};
