/** How often, and for how long, each limit, veto and approval bore on a layer. */
import type { Ir } from '@hedgerow/dsl';
import type { Decision } from '../engine/decision.ts';
import type { EngineState } from '../engine/state.ts';
import { valueAt } from '../explain/view.ts';
import { redecide } from './redecide.ts';
import type { GuardExposure } from './report.ts';
import { onOneLine, type Scene } from './scene.ts';

/** One guard over one layer, and how to tell that it bears on it. */
interface Watch {
  readonly guard: string;
  readonly kind: GuardExposure['kind'];
  readonly layer: string;
  readonly tells: (decision: Decision) => boolean;
  /** At the end of a session: 1 where it bears on the layer, NaN where it does because it is unknown, else 0. */
  readonly bears: (state: EngineState, value: (node: Ir.NodeId) => number) => number;
}

export function guardExposure({ result, ends }: Scene): GuardExposure[] {
  const { run } = result;
  const { evaluation } = run;
  const isEnd = new Set(ends);
  const watches = watchesOf(evaluation.program);
  const tallies = watches.map(() => ({ decisions: 0, sessions: 0, unknown: 0 }));
  redecide(run, (tick, decisions, state) => {
    watches.forEach(({ tells, bears }, i) => {
      const tally = tallies[i]!;
      tally.decisions += decisions.filter(tells).length;
      if (!isEnd.has(tick)) return;
      const bearing = bears(state, (node) => valueAt(evaluation, node, tick));
      if (bearing !== 0) tally.sessions++;
      if (Number.isNaN(bearing)) tally.unknown++;
    });
  });
  return watches.map(({ guard, kind, layer }, i) => ({ guard, kind, layer, ...tallies[i]! }));
}

function watchesOf(program: Ir.Program): Watch[] {
  return [
    ...program.limits.map(limitWatch),
    ...program.forbids.flatMap((forbid) => forbidWatches(program, forbid)),
    ...program.approvals.map(approvalWatch),
  ];
}

/** A limit bears on a layer from the decision that it cut until one that it does not, while the cut stands. */
function limitWatch({ layer, text, to }: Ir.Limit): Watch {
  let cutting = false;
  const cuts = ({ limits }: Decision): boolean => limits.some((limit) => limit.text === text);
  return {
    guard: onOneLine(text),
    kind: 'limit',
    layer,
    tells(decision) {
      if (decision.layer !== layer) return false;
      const cut = cuts(decision);
      if (decision.granted !== null || cut) cutting = cut;
      return cut;
    },
    bears: (state, value) => {
      if (!cutting || !state.layers[layer]!.constrained) return 0;
      return Number.isNaN(value(to)) ? Number.NaN : 1;
    },
  };
}

/** A veto bears on a layer while an action that it forbids is asked for. */
function forbidWatches({ layers, rules }: Ir.Program, forbid: Ir.Forbid): Watch[] {
  const over = forbid.layer === undefined ? layers.map(({ name }) => name) : [forbid.layer];
  return over.map((layer) => {
    const standing = new Set(
      rules.flatMap(({ name, actions }) => [
        ...actions.flatMap((action, k) =>
          action.verb === forbid.action && action.verb !== 'alert' && action.layer === layer
            ? [`${name}#${k}`]
            : [],
        ),
        ...(forbid.action === 'deactivate' ? [`${name} until ${layer}`] : []),
      ]),
    );
    return {
      guard: onOneLine(forbid.text),
      kind: 'forbid',
      layer,
      tells: (decision) =>
        decision.kind === 'vetoed' &&
        decision.layer === layer &&
        decision.vetoes.some(({ text }) => text === forbid.text),
      bears: ({ vetoes }, value) => (vetoes.some((key) => standing.has(key)) ? value(forbid.when.node) : 0),
    };
  });
}

/** An approval bears on a layer while a proposal waits for it. */
function approvalWatch({ layer, count, approvers, action }: Ir.Approval): Watch {
  return {
    guard: `require ${count} approvals from (${approvers.join(', ')}) to ${action} ${layer}`,
    kind: 'require',
    layer,
    tells: (decision) =>
      decision.kind === 'proposed' && decision.layer === layer && decision.action === action,
    bears: ({ layers }) => (layers[layer]!.proposals.some((one) => one.action === action) ? 1 : 0),
  };
}
