/** Diagnostics of types and dimensions. */
import { define } from '../define.ts';

export const types = {
  'type-mismatch': define<{ expected: string; found: string }>({
    severity: 'error',
    message: ({ expected, found }) => `expected ${expected}, found ${found}`,
  }),
  'unit-mismatch': define<{ operation: string; left: string; right: string }>({
    severity: 'error',
    message: ({ operation, left, right }) =>
      `cannot ${operation} ${left} and ${right}: their dimensions differ`,
    help: () =>
      'numbers that are added, subtracted or compared have one dimension; a quotient of two like ones is a ratio',
  }),
  'wrong-dimension': define<{ what: string; expected: string; found: string }>({
    severity: 'error',
    message: ({ what, expected, found }) => `${what} is ${expected}; found ${found}`,
  }),
  'currency-mismatch': define<{ left: string; right: string }>({
    severity: 'error',
    message: ({ left, right }) => `cannot mix ${left} and ${right}`,
    help: () => 'convert one of them with a series of the exchange rate',
  }),
  'bare-rate': define<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `\`${text}\` is a bare number where a rate is expected`,
    help: ({ text }) =>
      `a rate is written with \`%\` or \`bp\`, such as \`${/^[\d._]+$/.test(text) ? text : '4'}%\` or \`25bp\``,
  }),
  'percent-misfit': define<{ text: string; expected: string }>({
    severity: 'error',
    message: ({ text, expected }) => `\`${text}\` is a percentage where ${expected} is expected`,
    help: () =>
      '`%`, `bp` and `pp` fit a ratio or a rate; for a change in percent write `x rises 10% within 5 sessions`',
  }),
  'ratio-scale': define<{ text: string; found: number }>({
    severity: 'error',
    message: ({ text }) => `\`${text}\` is compared with a ratio whose full scale is 1`,
    help: ({ found }) => `as a percentage it is \`${found}%\``,
  }),
  'unordered-regime': define<{ regime: string }>({
    severity: 'error',
    message: ({ regime }) =>
      `the states of \`${regime}\` have no order, so there is nothing between two of them`,
    help: ({ regime }) => `name the states: \`${regime} is a or ${regime} is b\``,
  }),
  'argument-out-of-range': define<{ name: string; parameter: string; found: number; expected: string }>({
    severity: 'error',
    message: ({ name, parameter, found, expected }) =>
      `\`${parameter}\` of \`${name}\` is ${expected}; found ${found}`,
  }),
  'bars-expected': define<{ name: string; parameter: string }>({
    severity: 'error',
    message: ({ name, parameter }) =>
      `\`${name}\` reads open, high, low and close: its \`${parameter}\` is an input declared with \`bars\``,
    help: () =>
      'declare it as `input x : index bars`, and give the input itself rather than one of its members',
  }),
};
