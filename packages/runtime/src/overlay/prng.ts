/** Random numbers that are the same everywhere: xoshiro128** (Blackman and Vigna 2018), seeded by splitmix32. */

export interface Random {
  /** Uniform on 0 <= x < 1, of 32 bits. */
  next(): number;
  /** Uniform on 0, 1, ..., n - 1. */
  below(n: number): number;
}

const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** From a state of four words that are not all 0. */
export function xoshiro128(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state;
  const next = (): number => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotated(d, 11);
    return result / 0x1_0000_0000;
  };
  return { next, below: (n) => Math.floor(next() * n) };
}

export function randomOf(seed: number): Random {
  let mixed = seed | 0;
  const word = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  return xoshiro128([word(), word(), word(), word()]);
}
