/** R1 and R2 in C, compiled on the spot by gcc for this very machine, where there is one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tape } from '../market.ts';

export interface Limit {
  /** Nanoseconds a row. */
  readonly r1: number;
  readonly r2: number;
}

/** FNV-1a of a column of bytes, as limit.c has it. */
function hashOf(rows: Uint8Array): number {
  let hash = 2_166_136_261;
  for (const row of rows) hash = Math.imul(hash ^ row, 16_777_619);
  return hash >>> 0;
}

const source = join(import.meta.dirname, 'limit.c');

/** A process of its own, so that a ratio to it is indicative. `undefined` without gcc; throws where results differ. */
export function measureLimit(
  { vix, spx, be, yc }: Tape,
  expected: { readonly R1: Uint8Array; readonly R2: Uint8Array },
  rounds: number,
): Limit | undefined {
  if (spawnSync('gcc', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-bench-'));
  try {
    const [binary, tape] = [join(folder, 'limit'), join(folder, 'tape')];
    // A fused multiply and add rounds once where the rules round twice.
    execFileSync('gcc', ['-O3', '-march=native', '-ffp-contract=off', source, '-o', binary, '-lm']);
    writeFileSync(
      tape,
      Buffer.concat([vix, spx, be, yc].map((x) => Buffer.from(x.buffer, x.byteOffset, x.byteLength))),
    );
    const printed = execFileSync(binary, [tape, String(vix.length), String(rounds)], { encoding: 'utf8' });
    const times = printed
      .trim()
      .split('\n')
      .map((line) => {
        const [name, time, , hash] = line.split(' ');
        if (Number(hash) !== hashOf(expected[name as 'R1' | 'R2'])) throw new Error(`${name} in C differs`);
        return Number(time);
      });
    return { r1: times[0]!, r2: times[1]! };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
