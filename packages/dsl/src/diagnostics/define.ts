/**
 * How a diagnostic is defined. The catalogue (catalogue/*.ts) is the one table: id -> typed parameters ->
 * severity, message, help. Tools and tests match on `id` and `params`, never on prose.
 *
 * Style of messages: lower case, no final period, what the user wrote in `backticks`, no names of our code;
 * the message says what was found and what was expected, `help` says how to mend it.
 */
export type Severity = 'error' | 'warning' | 'info';

export interface DiagnosticSpec<P extends object> {
  readonly severity: Severity;
  readonly message: (params: P) => string;
  readonly help?: (params: P) => string | undefined;
}

/** Gives an entry of the catalogue its parameter type: `define<{ name: string }>({ ... })`. */
export const define = <P extends object>(spec: DiagnosticSpec<P>): DiagnosticSpec<P> => spec;
