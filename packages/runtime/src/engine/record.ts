/** Writes decisions out: ids, times, sizes, inputs and reasons, as plain JSON. */
import { type Ir, sha256 } from '@hedgerow/dsl';
import { isoDate, isoInstant } from '../calendar/civil.ts';
import { explain } from '../explain/explain.ts';
import type { Evaluation } from '../timeline/types.ts';
import type { Decision } from './decision.ts';
import { inputsAt } from './inputs.ts';
import type { Draft, Instant } from './instant.ts';
import { intentNotes } from './intent.ts';
import { spanOf } from './places.ts';
import { sizeInfo } from './size.ts';

/** The decisions of one instant. */
export type Recorder = (drafts: readonly Draft[], at: Instant) => Decision[];

/** A recorder for one run. */
export function recorder(evaluation: Evaluation): Recorder {
  const { program } = evaluation;
  const params = recordedParams(evaluation);
  const seed = `${program.hash}|${JSON.stringify(params)}`;

  return (drafts, at) => {
    const instant = isoInstant(at.now.time);
    const ordinals = new Map<string, number>();
    return drafts.map((draft) => {
      const name = `${instant}|${draft.layer ?? ''}|${draft.kind}`;
      const ordinal = ordinals.get(name) ?? 0;
      ordinals.set(name, ordinal + 1);
      const id = sha256(`${seed}|${name}|${ordinal}`).slice(0, 16);
      return decisionOf(evaluation, draft, at, id, params);
    });
  };
}

/** Of a layer that is to be held from now on: the moment to ask whether it is what it is meant to be. */
const isOpening = ({ kind, action }: Draft): boolean =>
  kind === 'activated' || (kind === 'proposed' && action === 'activate');

function decisionOf(
  evaluation: Evaluation,
  draft: Draft,
  at: Instant,
  id: string,
  params: Decision['params'],
): Decision {
  const { program } = evaluation;
  const { rule, because } = draft;
  const layer = program.layers.find((l) => l.name === draft.layer);
  const past = (): Evaluation => evaluation.past?.() ?? evaluation;
  const sized = (size: number | undefined) =>
    size === undefined ? null : layer ? sizeInfo(at, layer, draft.base ?? layer.base, size) : { size };
  // Reasons are looked up when they are asked for: most runs print a few of thousands.
  let inputs: Decision['inputs'] | undefined;
  let why: Decision['why'] = null;
  return {
    id,
    instant: isoInstant(at.now.time),
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
    notes: [
      ...(draft.notes ?? []),
      ...(layer && layer.intents.length > 0 && isOpening(draft)
        ? intentNotes(past(), layer, at.now.tick)
        : []),
    ],
    get inputs() {
      inputs ??= inputsAt(past(), draft, at.now.tick);
      return inputs;
    },
    get why() {
      why ??= because && explain(past(), because, at.now.tick);
      return why;
    },
    ...(draft.text === undefined ? {} : { text: draft.text }),
    ...(draft.level === undefined ? {} : { level: draft.level }),
    ...(draft.approvals === undefined ? {} : { approvals: draft.approvals }),
    ...(draft.expiry === undefined ? {} : { expiry: draft.expiry }),
    rules_hash: program.hash,
    params,
  };
}

/** Params by name: members of enumerations by theirs, durations with their unit. */
export function recordedParams({ program, params }: Evaluation): Record<string, number | string> {
  const shown = ({ name, enum: of, duration }: Ir.Param): number | string => {
    const value = params.get(name)!;
    if (duration !== undefined) return `${value} ${duration}`;
    return of === undefined ? value : (program.enums.get(of)?.[value] ?? value);
  };
  return Object.fromEntries(program.params.map((param) => [param.name, shown(param)]));
}
