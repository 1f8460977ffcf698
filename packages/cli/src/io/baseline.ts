/** Findings that were there when a rule set began to be linted: told of no more, until they change. */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from './failure.ts';
import { readText, reason } from './files.ts';

interface Entry {
  readonly fingerprint: string;
  readonly id: string;
  readonly file: string;
}

export interface Baseline {
  readonly version: 1;
  readonly findings: readonly Entry[];
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  ['fingerprint', 'id', 'file'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string');

/** Throws a Failure where the file is not there, or is none that `--update-baseline` wrote. */
export function readBaseline(name: string, cwd: string): Baseline {
  const path = resolve(cwd, name);
  const help = '`hedgerow lint --update-baseline FILE` writes one';
  if (!existsSync(path)) throw new Failure(`there is no baseline \`${name}\``, help);
  let value: unknown;
  try {
    value = JSON.parse(readText(path, name));
  } catch (error) {
    throw new Failure(`the baseline \`${name}\` is no JSON: ${reason(error)}`, help);
  }
  const { version, findings } = (value ?? {}) as Partial<Baseline>;
  if (version !== 1 || !Array.isArray(findings) || !findings.every(isEntry)) {
    throw new Failure(
      `\`${name}\` is no baseline, expected { "version": 1, "findings": [{ fingerprint, id, file }] }`,
      help,
    );
  }
  return { version, findings };
}

export function writeBaseline(name: string, cwd: string, findings: readonly Entry[]): void {
  const sorted = [...findings].sort((a, b) =>
    a.file === b.file ? compare(a.fingerprint, b.fingerprint) : compare(a.file, b.file),
  );
  const baseline: Baseline = { version: 1, findings: sorted };
  try {
    writeFileSync(resolve(cwd, name), `${JSON.stringify(baseline, null, 2)}\n`);
  } catch (error) {
    throw new Failure(`cannot write \`${name}\`: ${reason(error)}`);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
