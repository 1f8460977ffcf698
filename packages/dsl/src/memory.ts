/** What outlives an edit of a rule set: the graph, where all that did not change is already, and what was proved of it. */
import { Graph } from './ir/graph.ts';
import type { Pace } from './ir/measure.ts';
import type { Node, Program } from './ir/program.ts';
import { Prover } from './prove/prover.ts';

/** A graph with more nodes than this is begun anew: what edits have left behind in it is forgotten. */
const mostNodes = 100_000;

export class Memory {
  #graph: { readonly key: string; readonly graph: Graph } | undefined;
  #prover: { readonly key: string; readonly nodes: readonly Node[]; readonly prover: Prover } | undefined;

  /** The graph to check in. `inputs`: what is declared of them, in which all that its nodes are measured by is said. */
  graph(pace: Pace, bookInputs: ReadonlySet<string>, inputs: readonly string[]): Graph {
    const key = [pace.everyMinutes, ...inputs].join('\n');
    if (this.#graph?.key !== key || this.#graph.graph.nodes.length > mostNodes) {
      this.#graph = { key, graph: new Graph(pace, bookInputs) };
    }
    return this.#graph.graph;
  }

  /** What proves of a program: what it has proved of another one over the same graph, with the same declared ranges, holds. */
  prover(program: Program): Prover {
    const key = declared(program);
    if (this.#prover?.key !== key || this.#prover.nodes !== program.nodes || this.#prover.prover.isFull) {
      this.#prover = { key, nodes: program.nodes, prover: new Prover(program) };
    }
    return this.#prover.prover;
  }
}

/** Everything beside its nodes that proofs of a program rest on. */
const declared = ({ everyMinutes, inputs, params, profiles, enums }: Program): string =>
  JSON.stringify([
    everyMinutes,
    inputs.map(({ name, low, high }) => [name, low, high]),
    params.map(({ name, low, high, default: value, enum: of }) => [
      name,
      low,
      high,
      value,
      of && enums.get(of),
    ]),
    profiles.map(({ settings }) => [...settings.keys()]),
  ]);
