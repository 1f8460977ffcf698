/** Entry, `until` and enders of a layer as sets of ticks that change with the threshold, word by word. */
import { type Bits, complement, wordsFor } from '../../bits/bits.ts';
import { type Formula, formulaOf, type Literal } from '../course.ts';
import type { Planes } from '../planes.ts';
import type { Scene } from '../scene.ts';
import type { Walked } from '../shape.ts';
import { directionIn } from './direction.ts';
import { type Flips, flipsOf } from './flips.ts';
import type { Points } from './points.ts';
import { type SparseBits, setWord } from './sparse-bits.ts';

export interface Conditions {
  /** Those that move with the threshold, at the first point at first. */
  readonly bits: readonly Bits[];
  readonly flips: readonly Flips[];
  /** Makes one word of what the walk reads from the bits. */
  refresh(word: number, into: Readonly<Record<'entry' | 'until' | 'ended', SparseBits>>): void;
}

/** `undefined` where one does not only grow or shrink as the threshold rises. */
export function conditionsOf(
  scene: Scene,
  planes: Planes,
  points: Points,
  shape: Walked,
): Conditions | undefined {
  const formula = formulaOf(shape);
  if (literalsOf(formula).some(({ node }) => directionIn(scene, node) === 'mixed')) return undefined;
  const table = flipsOf(scene, planes, points);
  const moving: Bits[] = [];
  const allFlips: Flips[] = [];

  function bitsOf({ node, denied }: Literal): Bits {
    const side = denied ? 'possible' : 'certain';
    const direction = directionIn(scene, node);
    if (direction === 'none') {
      const bits = planes.of(node, side)().slice();
      if (denied) complement(bits, bits);
      return bits;
    }
    const flips = table.of(node, side, direction === 'up');
    const bits = atFirst(flips, (direction === 'up') !== denied);
    moving.push(bits);
    allFlips.push(flips);
    return bits;
  }
  const entry = formula.entry.map(bitsOf);
  const until = formula.until ? bitsOf(formula.until) : undefined;
  const enders = formula.enders.map((ender) => ender.map(bitsOf));
  return {
    bits: moving,
    flips: allFlips,
    refresh(word, into) {
      const exit = until ? until[word]! : 0;
      let ended = 0;
      for (const ender of enders) ended |= every(ender, word);
      setWord(into.until, word, exit);
      setWord(into.ended, word, ended);
      setWord(into.entry, word, every(entry, word) & ~exit & ~ended);
    },
  };
}

const literalsOf = ({ entry, until, enders }: Formula): readonly Literal[] => [
  ...entry,
  ...(until ? [until] : []),
  ...enders.flat(),
];

function every(all: readonly Bits[], word: number): number {
  let bits = -1;
  for (const one of all) bits &= one[word]!;
  return bits;
}

function atFirst(flips: Flips, rises: boolean): Bits {
  const bits = new Int32Array(wordsFor(flips.length));
  for (let t = 0; t < flips.length; t++)
    bits[t >> 5] = bits[t >> 5]! | (Number(flips[t]! <= 0 === rises) << (t & 31));
  return bits;
}
