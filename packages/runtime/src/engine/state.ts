/** What the engine remembers from one instant to the next: plain data, so that it can be kept and restored. */
import type { Ir } from '@hedgerow/dsl';
import type { Moment } from '../reference/windows.ts';

/** A rule's hold on a layer. */
export interface Claim {
  readonly rule: string;
  readonly priority: number;
  /** The most that the rule has asked for; it raises the claim only by asking for more. */
  asked: number;
  /** What it holds now; `scale` may move it inside the band. */
  size: number;
  /** The band `A..B` of the rule's size; `null` for a single size. */
  readonly band: readonly [number, number] | null;
  readonly since: Moment;
}

/** A change that waits for approvals. */
export interface Proposal {
  readonly action: Ir.Verb;
  readonly rule: string;
  /** Size asked for; 0 for actions without one. */
  readonly size: number;
  readonly since: Moment;
  readonly approvals: string[];
  /** `activate`: the claim to make, or to raise. */
  readonly band: readonly [number, number] | null;
}

/** A proposal that lapsed: not made again until its rule's `when` was false, or for a larger size. */
export interface Refusal {
  readonly action: Ir.Verb;
  readonly rule: string;
  readonly size: number;
}

export interface LayerState {
  claims: Claim[];
  proposals: Proposal[];
  refusals: Refusal[];
  /** Granted size; 0 where the layer is not active. */
  granted: number;
  lastDeactivation: Moment | null;
  /** A limit holds the granted size below the one asked for. */
  constrained: boolean;
}

export interface EngineState {
  readonly layers: Record<string, LayerState>;
  /** What stands and was told already, as `rule#action` keys. */
  vetoes: string[];
  alerts: string[];
  rolls: string[];
}

export function initialState(program: Ir.Program): EngineState {
  const layers = program.layers.map(({ name }) => [
    name,
    { claims: [], proposals: [], refusals: [], granted: 0, lastDeactivation: null, constrained: false },
  ]);
  return {
    layers: Object.fromEntries(layers) as Record<string, LayerState>,
    vetoes: [],
    alerts: [],
    rolls: [],
  };
}
