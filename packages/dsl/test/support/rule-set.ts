import {
  type Compilation,
  type CompileOptions,
  compile,
  type Diagnostic,
  type Ir,
  type Program,
} from '@hedgerow/dsl';

export const compileText = (text: string, options?: CompileOptions): Compilation =>
  compile([{ name: 'rules.hedge', text }], options);

/** The program of a text that has no errors; throws with its diagnostics otherwise. */
export function programOf(text: string, options?: CompileOptions): Program {
  const { program, diagnostics } = compileText(text, options);
  if (!program) throw new Error(diagnostics.map((d) => `${d.id}: ${d.message}`).join('\n'));
  return program;
}

/** One expression over the prelude and a rule set: the program and the node that holds its value on the grid. */
export function expressionOf(expression: string, rules = ''): { program: Program; node: Ir.Node } {
  const program = programOf(rules, { expressions: [expression] });
  return { program, node: program.nodes[program.expressions[0]!.node]! };
}

/** The node below the bridge to the grid: an expression on its own clock. */
export function ownNode(
  expression: string,
  rules = '',
): { program: Program; node: Ir.Node; clock: Ir.Clock } {
  const { program, node } = expressionOf(expression, rules);
  const own = node.op === 'sample' ? program.nodes[node.args[0]!]! : node;
  return { program, node: own, clock: program.clocks[own.clock]! };
}

/** A finding in short: its id and the text that it marks. */
export const short = (text: string, diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map((d) => `${d.id}: ${text.slice(d.span.start, d.span.end)}`);

/** The text after a diagnostic's fix. */
export function applyFix(text: string, diagnostic: Diagnostic): string {
  const edits = [...(diagnostic.fix?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
  return edits.reduce((t, edit) => t.slice(0, edit.span.start) + edit.text + t.slice(edit.span.end), text);
}
