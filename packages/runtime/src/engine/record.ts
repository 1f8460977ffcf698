/** Writes decisions out: ids, times, sizes, inputs and reasons, as plain JSON. */
import { type Ir, sha256 } from '@hedgerow/dsl';
import { isoDate, isoInstant } from '../calendar/civil.ts';
import { explain } from '../explain/explain.ts';
import { lastKnownAt, sampleIndex } from '../timeline/sample.ts';
import type { Evaluation } from '../timeline/types.ts';
import type { Decision } from './decision.ts';
import { inputsOf } from './inputs.ts';
import type { Draft, Instant } from './instant.ts';
import { spanOf } from './places.ts';
import { sizeInfo } from './size.ts';

export type Recorder = (draft: Draft, at: Instant) => Decision;

/** A recorder for one run. */
export function recorder(evaluation: Evaluation): Recorder {
  const { program } = evaluation;
  const params = paramsOf(evaluation);
  const seed = `${program.hash}|${JSON.stringify(params)}`;
  const ordinals = new Map<string, number>();

  return (draft, at) => {
    const instant = isoInstant(at.now.time);
    const name = `${instant}|${draft.layer ?? ''}|${draft.kind}`;
    const ordinal = ordinals.get(name) ?? 0;
    ordinals.set(name, ordinal + 1);
    const layer = program.layers.find((l) => l.name === draft.layer);
    const sized = (size: number | undefined) =>
      size === undefined ? null : layer ? sizeInfo(at, layer, draft.base ?? layer.base, size) : { size };
    const { rule, because } = draft;
    // Reasons are looked up when they are asked for: most runs print a few of thousands.
    let inputs: Decision['inputs'] | undefined;
    let why: Decision['why'] = null;
    return {
      id: sha256(`${seed}|${name}|${ordinal}`).slice(0, 16),
      instant,
      session: isoDate(at.now.date),
      kind: draft.kind,
      layer: draft.layer,
      action: draft.action,
      requested: sized(draft.requested),
      granted: sized(draft.granted),
      rule: rule?.name ?? null,
      span: rule ? spanOf(program, rule) : null,
      vetoes: draft.vetoes ?? [],
      limits: draft.limits ?? [],
      notes: draft.notes ?? [],
      get inputs() {
        inputs ??= inputsAt(evaluation, rule, because, at);
        return inputs;
      },
      get why() {
        why ??= because && explain(evaluation, because, at.now.tick);
        return why;
      },
      ...(draft.text === undefined ? {} : { text: draft.text }),
      ...(draft.level === undefined ? {} : { level: draft.level }),
      ...(draft.approvals === undefined ? {} : { approvals: draft.approvals }),
      ...(draft.expiry === undefined ? {} : { expiry: draft.expiry }),
      rules_hash: program.hash,
      params,
    };
  };
}

/** Params by name, members of enumerations by theirs. */
function paramsOf({ program, params }: Evaluation): Record<string, number | string> {
  const entries = program.params.map(({ name, enum: of }): [string, number | string] => {
    const value = params.get(name)!;
    return [name, of === undefined ? value : (program.enums.get(of)?.[value] ?? value)];
  });
  return Object.fromEntries(entries);
}

/** The inputs that a decision's conditions read, with what was known of each and since when. */
function inputsAt(
  { program, data, timeline, value }: Evaluation,
  rule: Ir.Rule | null,
  because: Ir.Condition | null,
  at: Instant,
): Decision['inputs'] {
  const roots = [because, rule?.when, rule?.unless].flatMap((c) => (c ? [c.node] : []));
  const found: Record<string, { value: number | string | null; known_at: string | null }> = {};
  for (const node of inputsOf(program, roots)) {
    if (node.name in found) continue;
    const ticks = timeline.clocks[node.clock]!;
    const tick = sampleIndex(ticks, timeline.grid)[at.now.tick]!;
    const number = tick < 0 ? Number.NaN : value(node.id, tick);
    const series = data.series.get(node.name);
    const observed = series ? lastKnownAt(series, at.now.time) : -1;
    const members = program.enums.get(program.inputs.find((input) => input.name === node.name)?.enum ?? '');
    const shown = members?.[number] ?? number;
    const unknown = Number.isNaN(number);
    found[node.name] = {
      value: unknown ? null : shown,
      known_at: unknown || observed < 0 ? null : isoInstant(series!.knownAt[observed]!),
    };
  }
  return found;
}
