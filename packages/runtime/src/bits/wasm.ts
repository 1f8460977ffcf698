/**
 * Comparisons by WebAssembly's vectors, two rows at a time: the same bits three to four times as fast, though columns
 * have to be copied into the module's memory, a block at a time. Whoever runs the evaluators asks for it, since a page
 * whose policy does not allow it (`wasm-unsafe-eval`) is told of each attempt; without it JavaScript does the work.
 */
import { BLOCK, inBlocks } from '../kernels/blocks.ts';
import type { Bits } from './bits.ts';
import { type Comparison, useComparison } from './compare.ts';
import { kernels } from './kernels.generated.ts';

/** What the module exports: scripts/generate/wasm-kernels.ts. */
type Kernel = (x: number, xStep: number, y: number, yStep: number, out: number, end: number) => void;
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly lt: Kernel;
  readonly le: Kernel;
  readonly eq: Kernel;
}

/** As every engine has it; the types at hand are those of the language alone. */
interface Engine {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

/** Bytes of a block of numbers, of which the memory has two; what comes out lies after them. */
const BYTES = 8 * BLOCK;
const OUT = 2 * BYTES;

/** Of fewer words than these the copies cost more than they save. */
const FEWEST = 4;

/** From now on, in this thread; whether it could be loaded. `fewest` words of 32 ticks are worth it. */
export function useWasm(fewest = FEWEST): boolean {
  try {
    const code = Uint8Array.from(atob(kernels), (char) => char.charCodeAt(0));
    const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;
    const { exports } = new Instance(new Module(code));
    useComparison(comparisonBy(exports as Exports, fewest));
    return true;
  } catch {
    return false;
  }
}

/** JavaScript does the work again. */
export const useJavaScript = (): void => useComparison(undefined);

function comparisonBy({ memory, ...compare }: Exports, fewest: number): Comparison {
  const numbers = new Float64Array(memory.buffer);
  const words = new Int32Array(memory.buffer);

  /** Puts a block of a column, or a word's worth of a constant, where the kernel reads it; gives its step. */
  function put(at: number, x: Float64Array, start: number, end: number): number {
    const place = at / 8;
    if (x.length === 1) numbers.fill(x[0]!, place, place + 32);
    else numbers.set(x.subarray(start << 5, end << 5), place);
    return x.length === 1 ? 0 : 8 * 32;
  }

  return {
    fewest,
    compare(operator, out: Bits, x, y, whole) {
      const kernel = compare[operator];
      inBlocks(
        0,
        whole,
        (start, end) => {
          kernel(0, put(0, x, start, end), BYTES, put(BYTES, y, start, end), OUT, OUT + 4 * (end - start));
          out.set(words.subarray(OUT / 4, OUT / 4 + end - start), start);
        },
        BLOCK >> 5,
      );
    },
  };
}
