/** The layers' states after each instant: what nodes such as `L is active` read, one instant later. */
import type { Ir } from '@hedgerow/dsl';
import type { LayerView } from '../timeline/types.ts';
import type { LayerHistory } from './run.ts';
import type { EngineState } from './state.ts';

export class Histories implements LayerView {
  readonly layers: ReadonlyMap<string, LayerHistory>;

  constructor(program: Ir.Program, instants: number) {
    this.layers = new Map(
      program.layers.map(({ name }) => [
        name,
        {
          active: new Uint8Array(instants),
          pending: new Uint8Array(instants),
          size: new Float64Array(instants),
        },
      ]),
    );
  }

  /** The state after each of some instants. */
  write(from: number, end: number, state: EngineState): void {
    for (const [name, history] of this.layers) {
      const { granted, proposals } = state.layers[name]!;
      for (let instant = from; instant < end; instant++) {
        history.size[instant] = granted;
        history.active[instant] = granted > 0 ? 1 : 0;
        history.pending[instant] = proposals.length > 0 ? 1 : 0;
      }
    }
  }

  /** As of the instant before; idle before the first. A layer that awaits its activation is pending and not idle. */
  is(layer: string, state: 'active' | 'idle' | 'pending', instant: number): boolean {
    const history = this.layers.get(layer);
    const active = history?.active[instant - 1] === 1;
    const pending = history?.pending[instant - 1] === 1;
    if (state === 'active') return active;
    return state === 'pending' ? pending : !active && !pending;
  }

  size(layer: string, instant: number): number {
    return this.layers.get(layer)?.size[instant - 1] ?? 0;
  }
}
