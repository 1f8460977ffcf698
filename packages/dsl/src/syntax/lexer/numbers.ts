import type { NumberSuffix } from '../ast.ts';
import { unitSpellings } from '../words.ts';

export interface NumberParts {
  readonly value: number;
  readonly suffix: NumberSuffix;
}

/** What is wrong with a number, and the spelling that was certainly meant, where there is one. */
export interface NumberProblem {
  readonly problem: string;
  readonly instead?: string;
}

const shape = /^([\d_]+(?:\.[\d_]+)?)(?:[eE]([+-]?\d+))?(.*)$/;
const powerOfTen = { '': 0, '%': -2, bp: -4, pp: -2 } as const;
const spellings: Readonly<Record<string, NumberSuffix>> = {
  bps: 'bp',
  BP: 'bp',
  bip: 'bp',
  bips: 'bp',
  PP: 'pp',
};

const isSuffix = (text: string): text is NumberSuffix => Object.hasOwn(powerOfTen, text);

/**
 * Reads a number token. A suffix moves the decimal point before the one rounding to a double, so that `29%` is
 * exactly the double 0.29 and `28.45%` the double nearest to 0.2845.
 */
export function readNumber(text: string): NumberParts | NumberProblem {
  const [, digits = '', exponent = '0', suffix = ''] = shape.exec(text) ?? [];
  if (!/^\d+(_\d+)*(\.\d+(_\d+)*)?$/.test(digits)) {
    return {
      problem: 'a `_` stands between two digits, as in `1_000_000`',
      instead: text.replaceAll('_', ''),
    };
  }
  if (!isSuffix(suffix)) {
    const known = spellings[suffix];
    if (known !== undefined)
      return { problem: `the suffix is written \`${known}\``, instead: `${digits}${known}` };
    if (unitSpellings.has(suffix)) {
      return { problem: 'its unit stands apart from it', instead: `${digits} ${suffix}` };
    }
    return { problem: 'a number is followed by nothing but `%`, `bp` or `pp`; words stand apart from it' };
  }
  const plain = digits.replaceAll('_', '');
  const value = Number(`${plain}e${Number(exponent) + powerOfTen[suffix]}`);
  if (!Number.isFinite(value)) return { problem: 'it is too large for a double' };
  return { value, suffix };
}
