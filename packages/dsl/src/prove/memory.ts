/** Answers that outlive a program: after an edit only what changed is asked again. */
import type { NodeId, Program } from '../ir/program.ts';
import { renameAttributes } from '../ir/rename.ts';
import type { Answer } from './search.ts';

/** More than this is forgotten at once: what is still needed is soon known again. */
const mostEntries = 200_000;

export class ProofMemory {
  readonly answers = new Map<string, Answer['kind']>();
  /** By what a node computes, through all that it is made of, with what is declared of inputs and params. */
  readonly #identities = new Map<string, number>();

  /** For each node of a program a number that nodes of other programs share which mean the same. */
  identify(program: Program, params: ReadonlyMap<string, number>): (id: NodeId) => number {
    if (this.answers.size > mostEntries || this.#identities.size > mostEntries) {
      this.answers.clear();
      this.#identities.clear();
    }
    const known = new Map<NodeId, number>();
    const inputs = new Map(program.inputs.map(({ name, low, high }) => [name, { low, high }]));
    const knobs = new Map(
      program.params.map(({ name, low, high, enum: of, default: value }) => [
        name,
        params.get(name) ?? { low, high, value, of: of && program.enums.get(of) },
      ]),
    );
    const declared = (name: string, op: string): unknown =>
      op === 'input' ? inputs.get(name) : op === 'param' ? knobs.get(name) : undefined;
    const identity = (id: NodeId): number => {
      const before = known.get(id);
      if (before !== undefined) return before;
      const node = renameAttributes(program.nodes[id]!, identity);
      const { id: _id, args, clock, warmup: _w, cost: _c, stateBytes: _s, ...what } = node;
      const content = JSON.stringify([
        what,
        args.map(identity),
        program.clocks[clock],
        program.everyMinutes,
        'name' in what ? declared(what.name, what.op) : undefined,
      ]);
      const found = this.#identities.get(content) ?? this.#identities.size;
      this.#identities.set(content, found);
      known.set(id, found);
      return found;
    };
    return identity;
  }
}
