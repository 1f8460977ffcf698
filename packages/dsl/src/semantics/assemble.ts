import { canonical } from '../hash/canonical.ts';
import { sha256 } from '../hash/sha256.ts';
import { compact } from '../ir/compact.ts';
import { constClock } from '../ir/graph.ts';
import type * as Ir from '../ir/program.ts';
import { renameProgram } from '../ir/rename-program.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Declarations } from './check.ts';
import { onGrid } from './clocks.ts';
import type { Context } from './context.ts';
import type { Entry, ParsedFile } from './scope.ts';
import type { Settings } from './settings.ts';

/** Puts the program together from what was checked; nothing is left in it that no part reads. */
export function assemble(
  cx: Context,
  files: readonly ParsedFile[],
  settings: Settings,
  declarations: Declarations,
  expressions: readonly Ir.CompiledExpression[],
): Ir.Program {
  const loose = {
    definitions: definitionsOf(cx),
    regimes: regimesOf(cx),
    layers: [...cx.layers.values()].map((declared) => declared.layer),
    expressions,
    ...declarations,
  };
  const roots: Ir.NodeId[] = [];
  renameProgram(loose, (node) => {
    roots.push(node);
    return node;
  });
  const { nodes, clocks, rename } = compact(cx.graph.nodes, cx.graph.clocks, roots);
  let hash: string | undefined;
  const inputs = new Set(nodes.flatMap((node) => (node.op === 'input' ? [node.name] : [])));
  return {
    get hash() {
      hash ??= hashOf(cx, files);
      return hash;
    },
    calendar: settings.calendar,
    ...(settings.everyMinutes === undefined ? {} : { everyMinutes: settings.everyMinutes }),
    clocks,
    nodes,
    params: [...cx.params.values()],
    inputs: [...cx.inputs.values()].filter((input) => inputs.has(input.name)),
    events: [...cx.events].map(eventSource),
    enums: enumsOf(cx),
    ...renameProgram(loose, rename),
  };
}

/** Named values, the rule set's own and those of the prelude that it uses. */
function definitionsOf(cx: Context): Ir.Definition[] {
  const found: Ir.Definition[] = [];
  for (const [entry, value] of cx.values) {
    const { kind, doc } = entry.declaration;
    if ((kind !== 'Let' && kind !== 'Score') || value.type.kind === 'duration') continue;
    // The prelude's constants are words, not series.
    if (entry.prelude && value.clock === constClock) continue;
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

function regimesOf(cx: Context): Ir.Regime[] {
  const found: Ir.Regime[] = [];
  for (const [entry, value] of cx.values) {
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
function hashOf(cx: Context, files: readonly ParsedFile[]): string {
  const own = files.flatMap((file) => file.ast.statements).filter((statement) => statement.kind !== 'Test');
  const statements = new Set<Ast.Statement>([...own, ...[...cx.used].map((entry) => entry.declaration)]);
  return sha256([...statements].map(canonical).sort().join('\n'));
}
