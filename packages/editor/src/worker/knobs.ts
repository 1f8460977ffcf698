/** The part of the worker that tells what can be turned, and mapped: loaded when it is first asked. */
// Named so that what both need is in its chunk, and not in one of its own.
import './evaluator.ts';
import type { Workspace } from '@hedgerow/dsl/service';
import type { Chosen, Knob, KnobParams, ParamTable, Unmapped, UnmappedParams } from '../protocol.ts';
import { knobAt } from './knob.ts';
import { paramTable } from './params.ts';
import type { Runs } from './runs.ts';
import { unmapped } from './unmapped.ts';

/** They throw NotRun. */
export class Knobs {
  readonly #runs: Runs;
  readonly #workspace: Workspace;

  constructor(runs: Runs, workspace: Workspace) {
    this.#runs = runs;
    this.#workspace = workspace;
  }

  table({ uri, profile }: Pick<Chosen, 'profile'> & { readonly uri: string }): ParamTable {
    return paramTable(this.#runs, this.#workspace.analysis(uri), profile);
  }

  at({ uri, offset }: KnobParams): Promise<Knob | null> {
    return knobAt(this.#runs, this.#workspace.analysis(uri), uri, offset);
  }

  unmapped(params: UnmappedParams): Unmapped {
    return unmapped(this.#runs, this.#workspace, params);
  }
}
