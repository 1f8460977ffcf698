/** Vetoes: `forbid ACTION [LAYER] when C`. They fail closed, and one that persists is told once. */
import type { Ir } from '@hedgerow/dsl';
import type { VetoInfo } from './decision.ts';
import type { Instant } from './instant.ts';
import { spanOf } from './places.ts';

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
