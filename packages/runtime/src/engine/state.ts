/** What the engine remembers from one instant to the next: plain data, so that it can be kept and restored. */
import type { Ir } from '@hedgerow/dsl';
import type { Moment } from '../reference/windows.ts';

/** The sizes between which `scale` may move a claim; `null` for a single size, which has no band. */
export type Band = readonly [low: number, high: number] | null;

/** A rule's hold on a layer. */
export interface Claim {
  readonly rule: string;
  readonly priority: number;
  /** The most that the rule has asked for; it raises the claim only by asking for more. */
  asked: number;
  /** What it holds now; `scale` may move it inside the band. */
  size: number;
  /** What is to be said of that size. */
  notes: readonly string[];
  readonly band: Band;
  readonly since: Moment;
}

/** What a rule acts by: its `when`, or, ending its own claim, its `until`. */
export type Trigger = 'when' | 'until';

/** A change that waits for approvals. */
export interface Proposal {
  readonly action: Ir.Verb;
  readonly rule: string;
  readonly by: Trigger;
  /** Size asked for; 0 for actions without one. */
  readonly size: number;
  readonly since: Moment;
  readonly approvals: string[];
  /** `activate`: the band of the claim to make. */
  readonly band: Band;
  /** What is to be said of the size. */
  readonly notes: readonly string[];
}

/** A proposal that lapsed: not made again until its condition was false, or for a larger size. */
export type Refusal = Pick<Proposal, 'action' | 'rule' | 'by' | 'size'>;

export interface LayerState {
  claims: Claim[];
  proposals: Proposal[];
  refusals: Refusal[];
  /** Granted size; 0 where the layer is not active. */
  granted: number;
  /** The claimed size that was granted, before limits and rounding. */
  target: number;
  /** Whole contracts granted, where the size was rounded to them. */
  contracts: number | null;
  lastDeactivation: Moment | null;
  /** A limit holds the granted size below the one asked for. */
  constrained: boolean;
}

export interface EngineState {
  /** The rule set that it belongs to. */
  readonly rules_hash: string;
  readonly layers: Record<string, LayerState>;
  /** What stands and was told already, by action. */
  vetoes: string[];
  alerts: string[];
  rolls: string[];
}

const idle = (): LayerState => ({
  claims: [],
  proposals: [],
  refusals: [],
  granted: 0,
  target: 0,
  contracts: null,
  lastDeactivation: null,
  constrained: false,
});

export function initialState(program: Ir.Program): EngineState {
  const layers = program.layers.map(({ name }) => [name, idle()] as const);
  return {
    rules_hash: program.hash,
    layers: Object.fromEntries(layers),
    vetoes: [],
    alerts: [],
    rolls: [],
  };
}
