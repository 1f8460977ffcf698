import { canonical } from '../hash/canonical.ts';
import { sha256 } from '../hash/sha256.ts';
import { compact, reachable } from '../ir/compact.ts';
import type * as Ir from '../ir/program.ts';
import { type Readers, renameProgram } from '../ir/rename-program.ts';
import { preludeFiles } from '../prelude/index.ts';
import { lineStarts } from '../source/span.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Declarations } from './check.ts';
import { onGrid } from './clocks.ts';
import type { Context } from './context.ts';
import type { Entry, ParsedFile } from './scope.ts';
import type { Settings } from './settings.ts';
import type { Value } from './value.ts';

/** A program, over the graph that it was made in and over one of its own. */
export interface Assembled {
  /** Over the whole graph: there may be more nodes and inputs than any part reads, and the prelude's definitions are not told. */
  readonly loose: Ir.Program;
  /** Over a graph in which nothing is that no part reads. Made when it is first asked for, once. */
  compacted(): Ir.Program;
}

/** Puts the program together from what was checked. */
export function assemble(
  cx: Context,
  files: readonly ParsedFile[],
  settings: Settings,
  declarations: Declarations,
  expressions: readonly Ir.CompiledExpression[],
): Assembled {
  const { used, named, ...decided } = declarations;
  const { nodes, clocks } = cx.graph;
  const read = {
    ...decided,
    definitions: definitionsOf(cx, named, (entry) => !entry.prelude),
    regimes: regimesOf(cx, named),
    layers: [...cx.layers.values()].map((declared) => declared.layer),
    expressions,
  };
  let hash: string | undefined;
  let lines: Ir.Program['lines'] | undefined;
  const shared = {
    calendar: settings.calendar,
    ...(settings.everyMinutes === undefined ? {} : { everyMinutes: settings.everyMinutes }),
    params: [...cx.params.values()],
    events: [...cx.events].map(eventSource),
    enums: enumsOf(cx),
  };
  const over = (
    own: Pick<Ir.Program, 'nodes' | 'clocks' | 'inputs'>,
    parts: Readers & Pick<Ir.Program, 'profiles'>,
  ): Ir.Program => ({
    get hash() {
      hash ??= hashOf(used, files);
      return hash;
    },
    get lines() {
      lines ??= new Map(
        [...preludeFiles, ...files.map(({ source }) => source)].map((f) => [f.name, lineStarts(f.text)]),
      );
      return lines;
    },
    ...shared,
    ...own,
    ...parts,
  });
  const inputs = [...cx.inputs.values()];
  const compacted = (): Ir.Program => {
    // Of the prelude's definitions, those that something of the rule set is made of.
    const roots = nodesOf(read);
    const made = reachable(nodes, roots);
    const borrowed = definitionsOf(cx, named, (entry, value) => entry.prelude && made[value.node] === 1);
    const parts = { ...read, definitions: [...read.definitions, ...borrowed] };
    const live = reachable(nodes, [...roots, ...borrowed.map(({ node }) => node)]);
    const names = new Set(
      nodes.flatMap((node) => (live[node.id] === 1 && node.op === 'input' ? [node.name] : [])),
    );
    const { rename, ...graph } = compact(nodes, clocks, live);
    const own = { ...graph, inputs: inputs.filter(({ name }) => names.has(name)) };
    return over(own, renameProgram(parts, rename));
  };
  let whole: Ir.Program | undefined;
  return {
    loose: over({ nodes, clocks, inputs }, read),
    compacted: () => {
      whole ??= compacted();
      return whole;
    },
  };
}

/** Every node that the parts of a program read. */
function nodesOf(parts: Readers): Ir.NodeId[] {
  const found: Ir.NodeId[] = [];
  renameProgram(parts, (node) => {
    found.push(node);
    return node;
  });
  return found;
}

/** Named values with a series, in the order of their names' first use. */
function definitionsOf(
  cx: Context,
  named: readonly Entry[],
  wanted: (entry: Entry, value: Value) => boolean,
): Ir.Definition[] {
  const found: Ir.Definition[] = [];
  for (const entry of named) {
    const { kind, doc } = entry.declaration;
    const value = cx.values.get(entry)!;
    if ((kind !== 'Let' && kind !== 'Score') || value.type.kind === 'duration' || !wanted(entry, value))
      continue;
    found.push({
      name: entry.name,
      file: entry.source.name,
      span: entry.ident.span,
      node: onGrid(cx, value),
      ...(doc === undefined ? {} : { doc }),
    });
  }
  return found;
}

function regimesOf(cx: Context, named: readonly Entry[]): Ir.Regime[] {
  const found: Ir.Regime[] = [];
  for (const entry of named) {
    const value = cx.values.get(entry)!;
    if (entry.declaration.kind !== 'Regime' || value.type.kind !== 'regime') continue;
    const { states } = value.type;
    found.push({
      name: entry.name,
      file: entry.source.name,
      span: entry.ident.span,
      states,
      node: onGrid(cx, value),
    });
  }
  return found;
}

const eventSource = (entry: Entry<Ast.EventDecl>): Ir.EventSource => ({
  name: entry.name,
  file: entry.source.name,
  span: entry.ident.span,
  from: entry.declaration.from?.value ?? `calendar.${entry.name}`,
});

function enumsOf(cx: Context): ReadonlyMap<string, readonly string[]> {
  const enums = new Map<string, readonly string[]>();
  const put = ({ declaration, name }: Entry): void => {
    if (declaration.kind === 'Enum')
      enums.set(
        name,
        declaration.members.map((member) => member.name),
      );
  };
  for (const entry of cx.scope.own.values.values()) put(entry);
  for (const entry of cx.used) put(entry);
  return enums;
}

/** Tests prove a rule set, they are no part of what it means. */
function hashOf(used: ReadonlySet<Entry>, files: readonly ParsedFile[]): string {
  const own = files.flatMap((file) => file.ast.statements).filter((statement) => statement.kind !== 'Test');
  const statements = new Set<Ast.Statement>([...own, ...[...used].map((entry) => entry.declaration)]);
  return sha256([...statements].map(canonical).sort().join('\n'));
}
