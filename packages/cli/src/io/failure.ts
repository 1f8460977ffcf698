/**
 * What ends a command early because of what the user gave it: a missing file, a wrong option. Exit code 2.
 * The message is lower case without a final period, as diagnostics are; `help` says how to mend it.
 */
export class Failure extends Error {
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.name = 'Failure';
    this.help = help;
  }
}

/** 0: fine. 1: findings or failed tests. 2: usage, or input that cannot be read. */
export type ExitCode = 0 | 1 | 2;
