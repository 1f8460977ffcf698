/** Vetoes: `forbid ACTION [LAYER] when C`. They fail closed, and one that persists is told once. */
import type { Ir } from '@hedgerow/dsl';
import type { VetoInfo } from './decision.ts';
import type { Draft, Instant } from './instant.ts';
import { spanOf } from './places.ts';
import type { EngineState } from './state.ts';

/** What forbids an action on a layer now: a condition that holds, or that cannot be decided. */
export function vetoesOn(at: Instant, action: Ir.Verb, layer: string | null): VetoInfo[] {
  const vetoes: VetoInfo[] = [];
  for (const forbid of at.program.forbids) {
    if (forbid.action !== action || (forbid.layer !== undefined && forbid.layer !== layer)) continue;
    const truth = at.value(forbid.when.node);
    if (truth === 0) continue;
    vetoes.push({
      text: forbid.text,
      ...(forbid.because === undefined ? {} : { because: forbid.because }),
      unknown: Number.isNaN(truth),
      span: spanOf(at.program, forbid),
    });
  }
  return vetoes;
}

/** An action that may be forbidden, as the record of the veto will tell it. */
export type Forbidden = Pick<Draft, 'layer' | 'action' | 'rule' | 'because' | 'requested' | 'notes'>;

/** The vetoes of one instant: those that stand are told once, by the key of their action. */
export class Vetoes {
  readonly #at: Instant;
  readonly #told: readonly string[];
  readonly #standing: string[] = [];

  constructor(at: Instant, state: EngineState) {
    this.#at = at;
    this.#told = state.vetoes;
  }

  /** Keys of the vetoes that stand after this instant. */
  get standing(): string[] {
    return this.#standing;
  }

  /**
   * Whether an action is forbidden. The veto is told where it begins, and only of what would have changed something:
   * `matters` is asked when it is forbidden.
   */
  forbids(key: string, action: Forbidden, matters: () => boolean): boolean {
    const vetoes = vetoesOn(this.#at, action.action, action.layer);
    if (vetoes.length === 0) return false;
    const told = this.#told.includes(key);
    if (!told && !matters()) return true;
    this.#standing.push(key);
    if (!told) this.#at.emit({ ...action, kind: 'vetoed', vetoes });
    return true;
  }
}
