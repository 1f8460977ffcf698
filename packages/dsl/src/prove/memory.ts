/** What was proved, from one edit to the next: it holds for every program over the same graph with the same declared ranges. */
import type { Node, Program } from '../ir/program.ts';
import { Prover } from './prover.ts';

export class ProofMemory {
  readonly #known = new WeakMap<readonly Node[], { readonly key: string; readonly prover: Prover }>();

  prover(program: Program): Prover {
    const key = declared(program);
    const known = this.#known.get(program.nodes);
    if (known?.key === key && !known.prover.isFull) return known.prover;
    const prover = new Prover(program);
    this.#known.set(program.nodes, { key, prover });
    return prover;
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
