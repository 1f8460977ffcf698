/**
 * A series without gaps against a number: the commonest of all conditions. Nothing is unknown, so that one comparison
 * gives both bits of a truth; four truths are written as one word, the earliest in its lowest byte. What is written
 * past the end of a column, in its last word, has no meaning.
 */
import { words } from './truth.ts';

type Loop = (out: Int32Array, x: Float64Array, level: number) => void;

/** By the operator, with the series on the left. Each is a loop of its own: an operator passed in would be a call. */
const loops: Readonly<Record<'lt' | 'le' | 'gt' | 'ge', Loop>> = {
  lt(out, x, level) {
    const whole = x.length >> 2;
    for (let j = 0, i = 0; j < whole; j++, i += 4) {
      const early = Number(x[i]! < level) | (Number(x[i + 1]! < level) << 8);
      const late = Number(x[i + 2]! < level) | (Number(x[i + 3]! < level) << 8);
      out[j] = 3 * (early | (late << 16));
    }
    for (let i = whole << 2; i < x.length; i++)
      out[whole] = out[whole]! | ((3 * Number(x[i]! < level)) << (8 * (i & 3)));
  },
  le(out, x, level) {
    const whole = x.length >> 2;
    for (let j = 0, i = 0; j < whole; j++, i += 4) {
      const early = Number(x[i]! <= level) | (Number(x[i + 1]! <= level) << 8);
      const late = Number(x[i + 2]! <= level) | (Number(x[i + 3]! <= level) << 8);
      out[j] = 3 * (early | (late << 16));
    }
    for (let i = whole << 2; i < x.length; i++)
      out[whole] = out[whole]! | ((3 * Number(x[i]! <= level)) << (8 * (i & 3)));
  },
  gt(out, x, level) {
    const whole = x.length >> 2;
    for (let j = 0, i = 0; j < whole; j++, i += 4) {
      const early = Number(x[i]! > level) | (Number(x[i + 1]! > level) << 8);
      const late = Number(x[i + 2]! > level) | (Number(x[i + 3]! > level) << 8);
      out[j] = 3 * (early | (late << 16));
    }
    for (let i = whole << 2; i < x.length; i++)
      out[whole] = out[whole]! | ((3 * Number(x[i]! > level)) << (8 * (i & 3)));
  },
  ge(out, x, level) {
    const whole = x.length >> 2;
    for (let j = 0, i = 0; j < whole; j++, i += 4) {
      const early = Number(x[i]! >= level) | (Number(x[i + 1]! >= level) << 8);
      const late = Number(x[i + 2]! >= level) | (Number(x[i + 3]! >= level) << 8);
      out[j] = 3 * (early | (late << 16));
    }
    for (let i = whole << 2; i < x.length; i++)
      out[whole] = out[whole]! | ((3 * Number(x[i]! >= level)) << (8 * (i & 3)));
  },
};

/** Writes the truths of `x OPERATOR level`; the column comes all false. */
export const threshold = (
  operator: 'lt' | 'le' | 'gt' | 'ge',
  out: Uint8Array,
  x: Float64Array,
  level: number,
): void => loops[operator](words(out), x, level);
