import type { Finding } from '../render/finding.ts';
import { renderFindings, tally } from '../render/findings.ts';
import type { Sources } from '../render/sources.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './failure.ts';

/** Ends a command because its rule set or data has errors: they are printed with their frames. */
export class Rejected extends Error {
  readonly findings: readonly Finding[];
  readonly sources: Sources;
  readonly exit: ExitCode;
  readonly hint: string | undefined;

  constructor(findings: readonly Finding[], sources: Sources, exit: ExitCode, hint?: string) {
    super(tally(findings));
    this.name = 'Rejected';
    this.findings = findings;
    this.sources = sources;
    this.exit = exit;
    this.hint = hint;
  }
}

/** Prints the findings to stderr. */
export function reportRejected({ findings, sources, exit, hint }: Rejected, { err }: Context): ExitCode {
  err.write(`${[...renderFindings(findings, sources, err), tally(findings)].join('\n')}\n`);
  if (hint !== undefined) err.write(`${err.colors.bold('help:')} ${hint}\n`);
  return exit;
}
