/**
 * Long columns in short blocks. A loop over all of a column is still running when the engine first compiles it, and the
 * code that it then switches to (on-stack replacement) takes two to three times as long as that of a function which is
 * entered anew. What a block leaves in the cache, the next loop over it finds there.
 */

/** Rows of a block. */
export const BLOCK = 4096;

export function inBlocks(
  from: number,
  to: number,
  loop: (start: number, end: number) => void,
  block = BLOCK,
): void {
  for (let start = from; start < to; start += block) loop(start, Math.min(start + block, to));
}
