import type { DataIssue } from '@hedgerow/runtime';
import { renderDataIssues } from '../render/data-issues.ts';
import type { Context } from './context.ts';

/** Tells on stderr what was found in the data, for commands whose result has no summary of its own. */
export function reportData(issues: readonly DataIssue[], { err }: Context): void {
  for (const line of renderDataIssues(issues, false, err)) err.write(`${line}\n`);
}
