/** What is kept of a rule set from one check to the next, so that an edit costs what it touches. */
import type { Graph } from './ir/graph.ts';
import { GraphMemory } from './ir/graph-memory.ts';
import type { Recall } from './semantics/check.ts';
import type { Context } from './semantics/context.ts';
import { type ReadFile, StatementMemory } from './semantics/recall/recall.ts';
import type { SourceFile } from './source/span.ts';
import { parse } from './syntax/parse.ts';
import { type Parsed, reparse } from './syntax/reparse.ts';

export class CheckMemory {
  readonly #files = new Map<string, Parsed>();
  readonly #graphs = new GraphMemory();
  readonly #statements = new StatementMemory();

  parse(source: SourceFile): Parsed {
    const before = this.#files.get(source.name);
    const made = before ? reparse(before, source) : { source, ...parse(source) };
    this.#files.set(source.name, made);
    return made;
  }

  graph(...declared: Parameters<GraphMemory['graph']>): Graph {
    return this.#graphs.graph(...declared);
  }

  recall(cx: Context, files: readonly ReadFile[]): Recall {
    return this.#statements.recall(cx, files);
  }

  forget(name: string): void {
    this.#files.delete(name);
  }
}
