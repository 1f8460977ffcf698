import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { TestOptions } from '@hedgerow/runtime';

/** Reads the data files that test blocks name, relative to the file that the test stands in. */
export const testData =
  (cwd: string): NonNullable<TestOptions['readData']> =>
  (path, file) => {
    try {
      return readFileSync(resolve(cwd, dirname(file), path));
    } catch {
      return undefined;
    }
  };
