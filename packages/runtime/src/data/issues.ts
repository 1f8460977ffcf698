/** Findings about data, made from the one catalogue of diagnostics. */
import { type DataId, type DataParams, dataSpecs, diagnosticOf } from '@hedgerow/dsl';
import type { DataIssue } from './dataset.ts';

export interface IssuePlace {
  readonly file: string;
  /** One-based. */
  readonly line?: number;
  readonly column?: number;
  readonly input?: string;
  /** The row (or the whole file, or what it gave an input) was left out. */
  readonly dropped?: boolean;
}

const NOWHERE = { start: 0, end: 0 };

export function dataIssue<Id extends DataId>(id: Id, params: DataParams<Id>, place: IssuePlace): DataIssue {
  const { severity, message, help } = diagnosticOf(id, dataSpecs[id] as never, params as object, {
    file: place.file,
    span: NOWHERE,
  });
  return {
    id,
    severity,
    message,
    ...(help !== undefined && { help }),
    params: params as Readonly<Record<string, unknown>>,
    ...place,
    dropped: place.dropped ?? false,
  };
}

/** Collects what is found in one file. */
export class Issues {
  readonly list: DataIssue[] = [];
  readonly file: string;
  private readonly told = new Set<string>();

  constructor(file: string) {
    this.file = file;
  }

  add<Id extends DataId>(id: Id, params: DataParams<Id>, place: Omit<IssuePlace, 'file'> = {}): void {
    this.list.push(dataIssue(id, params, { file: this.file, ...place }));
  }

  /** For what concerns a whole row, or a whole file: told once, though several inputs meet it. */
  addOnce<Id extends DataId>(id: Id, params: DataParams<Id>, place: Omit<IssuePlace, 'file'> = {}): void {
    const key = `${id} ${place.line ?? ''}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.add(id, params, place);
  }
}
