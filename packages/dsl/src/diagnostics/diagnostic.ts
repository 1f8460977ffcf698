import type { Location, Span } from '../source/span.ts';
import { checkSpecs } from './catalogue/checks.ts';
import type { data } from './catalogue/data.ts';
import type { catalogue } from './catalogue/index.ts';
import type { DiagnosticSpec, Severity } from './define.ts';
import type { Extras, Fix, Related } from './extras.ts';
import type { Witness } from './witness.ts';

export type { Extras, Fix, Related, TextEdit } from './extras.ts';

export type Catalogue = typeof catalogue;
export type DiagnosticId = keyof Catalogue;
/** An id of what the checks find. */
export type CheckId = keyof typeof checkSpecs;
/** An id of what data is found wrong in. */
export type DataId = keyof typeof data;
export type DataParams<Id extends DataId> = (typeof data)[Id] extends DiagnosticSpec<infer P> ? P : never;
export type DiagnosticParams<Id extends CheckId> =
  (typeof checkSpecs)[Id] extends DiagnosticSpec<infer P> ? P : never;

/** One finding. Plain data: sent to editors, printed by the CLI, compared by tests. */
export interface Diagnostic extends Location {
  readonly id: DiagnosticId;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  /** The typed parameters that the message was made of. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** A short history that shows it. */
  readonly witness?: Witness;
}

/** Makes a diagnostic from the catalogue; the parameters are checked against the id at compile time. */
export function diagnostic<Id extends CheckId>(
  id: Id,
  params: DiagnosticParams<Id>,
  at: { readonly file: string; readonly span: Span },
  extras: Extras = {},
): Diagnostic {
  const spec = checkSpecs[id] as unknown as DiagnosticSpec<DiagnosticParams<Id> & object>;
  return diagnosticOf(id, spec, params as DiagnosticParams<Id> & object, at, extras);
}

/** The same by what defines it, for lint rules and data, of which the checks do not know. */
export function diagnosticOf<P extends object>(
  id: DiagnosticId,
  spec: DiagnosticSpec<P>,
  params: P,
  at: { readonly file: string; readonly span: Span },
  extras: Extras & { readonly witness?: Witness } = {},
): Diagnostic {
  const help = spec.help?.(params);
  return {
    id,
    severity: spec.severity,
    message: spec.message(params),
    ...(help === undefined ? {} : { help }),
    params: params as Readonly<Record<string, unknown>>,
    file: at.file,
    span: at.span,
    ...extras,
  };
}
