/** The WebAssembly kernels of the runtime: their text is written here, and the module goes into a file as base64. */
import wabt from 'wabt';

/** The truths of two rows that lie so many bytes behind the pointers: each 64 bits wide. */
const pair = (operator: string, offset: number): string =>
  `(f64x2.${operator} (v128.load offset=${offset} (local.get $x)) (v128.load offset=${offset} (local.get $y)))`;

/** Of four rows, 32 bits wide: the lower halves of two pairs. */
const four = (operator: string, offset: number): string =>
  `(i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 ${pair(operator, offset)} ${pair(operator, offset + 16)})`;

const eight = (operator: string, offset: number): string =>
  `(i16x8.narrow_i32x4_s ${four(operator, offset)} ${four(operator, offset + 32)})`;

/** Of sixteen rows, one bit each. */
const sixteen = (operator: string, offset: number): string =>
  `(i8x16.bitmask (i8x16.narrow_i16x8_s ${eight(operator, offset)} ${eight(operator, offset + 64)}))`;

/**
 * Writes a word for each 32 rows. Pointers move on by a step from word to word: 256 bytes, or none over 32 equal values
 * that stand for a constant.
 */
const comparison = (operator: string): string => `
  (func (export "${operator}")
    (param $x i32) (param $xStep i32) (param $y i32) (param $yStep i32) (param $out i32) (param $end i32)
    (loop $words
      (i32.store (local.get $out)
        (i32.or ${sixteen(operator, 0)} (i32.shl ${sixteen(operator, 128)} (i32.const 16))))
      (local.set $x (i32.add (local.get $x) (local.get $xStep)))
      (local.set $y (i32.add (local.get $y) (local.get $yStep)))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (br_if $words (i32.lt_u (local.get $out) (local.get $end)))))`;

const text = `(module
  (memory (export "memory") 2)${['lt', 'le', 'eq'].map(comparison).join('')}
)`;

async function assembled(): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const module = parseWat('kernels.wat', text, { simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  return buffer;
}

const binary = await assembled();

export const wasmKernelsPath = 'packages/runtime/src/bits/kernels.generated.ts';

const header = '/** Made by scripts/generate/wasm-kernels.ts. */';

export const wasmKernels = (): string =>
  `${header}\nexport const kernels =\n  '${Buffer.from(binary).toString('base64')}';\n`;
