/** What was told of each document last; whoever has an older answer is told all. */
import type { Workspace } from '../workspace.ts';

interface Told {
  readonly id: string;
  readonly data: readonly number[];
}

const last = new WeakMap<Workspace, Map<string, Told>>();
let count = 0;

/** Remembers an answer, and gives it its id. Of documents that are gone nothing is kept. */
export function tell(workspace: Workspace, uri: string, data: readonly number[]): string {
  const told = last.get(workspace) ?? new Map<string, Told>();
  last.set(workspace, told);
  for (const known of told.keys()) if (!workspace.get(known)) told.delete(known);
  const id = `${++count}`;
  told.set(uri, { id, data });
  return id;
}

/** The answer of an id; `undefined` where a later one was given, or none. */
export function toldBefore(workspace: Workspace, uri: string, id: string): readonly number[] | undefined {
  const told = last.get(workspace)?.get(uri);
  return told?.id === id ? told.data : undefined;
}
