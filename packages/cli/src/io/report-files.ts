/** The files that reports are written to: checked before the work begins, written once it is done. */
import { writeFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { type Report, renderReport } from '@hedgerow/runtime';
import { Failure } from './failure.ts';
import { isFolder, reason } from './files.ts';

export interface ReportFile {
  readonly path: string;
  /** As the user named it. */
  readonly shown: string;
  readonly kind: 'html' | 'json';
}

/** Throws a Failure where a file is of no known kind, or cannot be where it is to be. */
export function reportFiles(names: readonly string[], cwd: string): ReportFile[] {
  return names.map((shown) => {
    const path = resolve(cwd, shown);
    const kind = extname(shown).slice(1).toLowerCase();
    if (kind !== 'html' && kind !== 'json') {
      throw new Failure(
        `--report \`${shown}\` is neither a page nor data`,
        'name a file that ends in .html or .json',
      );
    }
    if (isFolder(path)) throw new Failure(`--report \`${shown}\` is a folder`, 'name a file in it');
    if (!isFolder(dirname(path))) {
      throw new Failure(`--report \`${shown}\`: its folder does not exist`, `make ${dirname(shown)} first`);
    }
    return { path, shown, kind };
  });
}

/** Throws a Failure where a file cannot be written. */
export function writeReports(files: readonly ReportFile[], report: Report): void {
  for (const { path, shown, kind } of files) {
    const text = kind === 'html' ? renderReport(report) : `${JSON.stringify(report)}\n`;
    try {
      writeFileSync(path, text);
    } catch (error) {
      throw new Failure(`cannot write \`${shown}\`: ${reason(error)}`);
    }
  }
}
