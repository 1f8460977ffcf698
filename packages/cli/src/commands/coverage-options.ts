/** What `test` does about coverage: where it goes, and whether it is enough. */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { type CoverageFormat, coverageFormatNames, coverageFormats } from '../coverage/formats.ts';
import { type CoverageReport, percentText } from '../coverage/report.ts';
import type { Context } from '../io/context.ts';
import { Failure } from '../io/failure.ts';
import { reason } from '../io/files.ts';
import { screenInMemory } from '../render/screen.ts';

export interface CoverageOptions {
  /** `true` for `--coverage` alone; what follows it may be a rule set that was meant as an argument. */
  readonly coverage?: true | string;
  readonly coverageFile?: string;
  readonly minCoverage?: number;
}

export const coverageOptions = (): Option[] => [
  new Option(
    '--coverage [format]',
    `also tell which conditions the tests have seen true, false and deciding: ${coverageFormatNames.join(', ')} (default: text)`,
  ),
  new Option('--coverage-file <file>', 'write it to a file'),
  new Option('--min-coverage <percent>', 'exit 1 where less of it is covered').argParser(percentOption),
];

function percentOption(text: string): number {
  const value = /^\d+(\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (value >= 0 && value <= 100) return value;
  throw new InvalidArgumentError('Expected a percentage from 0 to 100.');
}

/** What the options ask for, and a rule set that stood where a format might. */
export interface CoverageWish {
  /** Absent where no report is to be written. */
  readonly format?: CoverageFormat;
  readonly file?: string;
  readonly least?: number;
  readonly ruleSets: readonly string[];
}

const isFormat = (text: string): text is CoverageFormat => text in coverageFormats;

/** `undefined` where coverage is not asked for. Throws a Failure. */
export function coverageWish(
  { coverage, coverageFile, minCoverage }: CoverageOptions,
  cwd: string,
): CoverageWish | undefined {
  if (coverage === undefined && coverageFile === undefined && minCoverage === undefined) return undefined;
  const named = typeof coverage === 'string' && !isFormat(coverage) ? [coverage] : [];
  for (const name of named) {
    if (existsSync(resolve(cwd, name))) continue;
    throw new Failure(
      `\`${name}\` is no format of coverage, and no rule set`,
      `expected one of ${coverageFormatNames.join(', ')}`,
    );
  }
  const format = typeof coverage === 'string' && isFormat(coverage) ? coverage : 'text';
  return {
    ...(coverage === undefined && coverageFile === undefined ? {} : { format }),
    ...(coverageFile === undefined ? {} : { file: coverageFile }),
    ...(minCoverage === undefined ? {} : { least: minCoverage }),
    ruleSets: named,
  };
}

/** Prints or writes the report; whether it is enough. */
export function tellCoverage(report: CoverageReport, wish: CoverageWish, context: Context): boolean {
  const { out, err, cwd } = context;
  const { format, file, least } = wish;
  if (format !== undefined && file === undefined) out.write(coverageFormats[format](report, out));
  if (format !== undefined && file !== undefined) {
    try {
      writeFileSync(resolve(cwd, file), coverageFormats[format](report, screenInMemory()));
    } catch (error) {
      throw new Failure(`cannot write \`${file}\`: ${reason(error)}`);
    }
    err.write(`coverage ${percentText(report.count)}, written to ${file}\n`);
  }
  if (least === undefined || report.count.percent >= least) return true;
  err.write(`coverage ${percentText(report.count)} is below the minimum of ${least}%\n`);
  return false;
}
