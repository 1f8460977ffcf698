/** The graph of a rule set from one edit to the next: all that did not change is in it already. */
import { Graph } from './graph.ts';
import type { Pace } from './measure.ts';

/** A graph with more nodes than this is begun anew: what edits have left behind in it is forgotten. */
const mostNodes = 100_000;

export class GraphMemory {
  #known: { readonly key: string; readonly graph: Graph } | undefined;

  /** The graph to check in. `inputs`: what is declared of them, in which all that its nodes are measured by is said. */
  graph(pace: Pace, bookInputs: ReadonlySet<string>, inputs: readonly string[]): Graph {
    const key = [pace.everyMinutes, ...inputs].join('\n');
    if (this.#known?.key !== key || this.#known.graph.nodes.length > mostNodes) {
      this.#known = { key, graph: new Graph(pace, bookInputs) };
    }
    return this.#known.graph;
  }
}
