/** Programs as they can be compared, whatever the order in which their nodes were made. */
import type { NodeId, Program } from '../../src/ir/program.ts';
import { renameAttributes } from '../../src/ir/rename.ts';
import { renameProgram } from '../../src/ir/rename-program.ts';

/** Gives what is the same in all programs that it is shown the same number. */
export class Terms {
  readonly #ids = new Map<string, number>();

  /** The parts of a program, over terms in place of nodes, and all terms that there are. */
  of(program: Program): object {
    const { nodes, clocks } = program;
    const terms: number[] = [];
    const to = (node: NodeId): number => terms[node]!;
    for (const node of nodes) {
      const { id, args, clock, ...rest } = renameAttributes(node, to);
      const key = JSON.stringify([rest, args.map(to), clocks[clock]], (_, value) =>
        Object.is(value, -0) ? '-0' : Number.isNaN(value) ? 'NaN' : value,
      );
      terms[id] = this.#ids.get(key) ?? this.#ids.size;
      this.#ids.set(key, terms[id]!);
    }
    const { nodes: _, clocks: __, ...parts } = renameProgram(program, to);
    return { ...parts, terms: terms.sort((a, b) => a - b) };
  }
}
