/** One instant as the engine sees it: the values of nodes, the rules' truths, and where the decisions go. */
import type { Ir } from '@hedgerow/dsl';
import { isBeyond, type Moment } from '../reference/windows.ts';
import type { ApprovalEvent, DecisionKind, LimitInfo, VetoInfo } from './decision.ts';

/** A decision before it is written out. */
export interface Draft {
  readonly kind: DecisionKind;
  readonly layer: string | null;
  readonly action: Ir.Verb;
  readonly rule: Ir.Rule | null;
  /** The condition that made it. */
  readonly because: Ir.Condition | null;
  readonly requested?: number;
  readonly granted?: number;
  /** The layer's base where the action names its own. */
  readonly base?: Ir.NodeId;
  readonly vetoes?: readonly VetoInfo[];
  readonly limits?: readonly LimitInfo[];
  readonly notes?: readonly string[];
  readonly approvals?: readonly string[];
  readonly text?: string;
  readonly level?: 'info' | 'warning' | 'critical';
  readonly expiry?: string;
}

export interface Instant {
  readonly program: Ir.Program;
  readonly now: Moment;
  /** The value of a node at this instant: a number, 1 / 0 for a truth, NaN for unknown. */
  value(node: Ir.NodeId): number;
  /** Approvals given since the instant before. */
  readonly approvals: readonly ApprovalEvent[];
  emit(draft: Draft): void;
}

export const holds = (at: Instant, condition: Ir.Condition | undefined): boolean =>
  condition !== undefined && at.value(condition.node) === 1;

/** Names of rules are unique. */
export const ruleNamed = (program: Ir.Program, name: string): Ir.Rule =>
  program.rules.find((rule) => rule.name === name)!;

/** Whether as much time as `length` says has passed since a moment. A length that is no positive number never passes. */
export function hasPassed(at: Instant, length: Ir.Length, since: Moment): boolean {
  const count = at.value(length.count);
  return count > 0 ? isBeyond(at.now, since, count, length.unit) : count === 0;
}

/** What a rule says at an instant. */
export interface Verdict {
  readonly fires: boolean;
  /** It stays silent, or one of its actions has no size, only because something is unknown. */
  readonly undecided: boolean;
}

const FIRES: Verdict = { fires: true, undecided: false };
const SILENT: Verdict = { fires: false, undecided: false };
const UNDECIDED: Verdict = { fires: false, undecided: true };
const UNSIZED: Verdict = { fires: true, undecided: true };

/** What a rule reads to say whether it fires, and how much of what it asks for. */
export const readsOf = ({ when, unless, actions }: Ir.Rule): readonly Ir.NodeId[] => [
  when.node,
  ...(unless ? [unless.node] : []),
  ...actions.flatMap((action) =>
    (action.verb === 'activate' || action.verb === 'scale') && action.size ? [action.size.low] : [],
  ),
];

/** A rule fires where `when` is true and `unless` is false. */
export function judge(at: Instant, rule: Ir.Rule): Verdict {
  const when = at.value(rule.when.node);
  if (when === 0) return SILENT;
  const unless = rule.unless ? at.value(rule.unless.node) : 0;
  if (unless === 1) return SILENT;
  if (when !== 1 || unless !== 0) return UNDECIDED;
  return readsOf(rule).some((node) => Number.isNaN(at.value(node))) ? UNSIZED : FIRES;
}
