/**
 * Reference vectors and data that others made. They are not part of the project: tests read them in place from
 * $HEDGEROW_SHARED or a folder `shared` beside the project, and are skipped, loudly, where it is absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';

const root = process.env.HEDGEROW_SHARED ?? join(import.meta.dirname, '../../../../../shared');

/** Path of a file of the shared folder, such as `shared('vectors/calendars/nyse-fomc.json')`. */
export const shared = (path: string): string => join(root, path);

export const readShared = (path: string): string => readFileSync(shared(path), 'utf8');

/** Whether these files are absent; says so once per call, since a skipped suite proves nothing. */
export function missing(...paths: readonly string[]): boolean {
  const absent = paths.filter((path) => !existsSync(shared(path)));
  if (absent.length > 0) console.warn(`SKIPPED: reference data is absent: ${absent.map(shared).join(', ')}`);
  return absent.length > 0;
}

/** A suite over reference data: where some is absent it is shown as skipped, and its body, which reads it, is not run. */
export function describeShared(name: string, paths: readonly string[], body: () => void): void {
  if (missing(...paths)) describe.skip(name, () => it('needs reference data'));
  else describe(name, body);
}
