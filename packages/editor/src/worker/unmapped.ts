/** What a file of data could give that the rules lack, were its columns called so. */
import type { Workspace } from '@hedgerow/dsl/service';
import { namesIn } from '@hedgerow/runtime/browser';
import type { Unmapped, UnmappedParams } from '../protocol.ts';
import type { Runs } from './runs.ts';

const headerOf = (line: string): string[] =>
  line
    .replace(/^\uFEFF/, '')
    .split(',')
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    .filter((cell) => cell !== '');

export function unmapped(runs: Runs, workspace: Workspace, { uri, file, header }: UnmappedParams): Unmapped {
  const { compilation, folder } = workspace.analysis(uri);
  const given = new Set(runs.supplied(folder));
  const inputs = (compilation.program?.inputs ?? [])
    .map(({ name }) => name)
    .filter((name) => !given.has(name));
  const columns = headerOf(header).filter((column) => {
    // A column alone: what it gives by its name, or by that of the file.
    const names = namesIn({}, [{ name: file, content: `date,${column}\n` }]);
    return names.length > 0 && !names.some((name) => inputs.includes(name));
  });
  return { inputs, columns };
}
