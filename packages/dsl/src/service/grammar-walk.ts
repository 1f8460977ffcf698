/**
 * What the grammar lets follow after some tokens: Chevrotain's productions as a network of states, walked along all
 * paths at once (Scott and Johnstone's GLL, over a graph of shared stacks), so that ambiguity costs no more than
 * memory. Gates are passed over: what is offered may be a little more than what can be read.
 */
import {
  Alternation,
  type Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  type Rule,
  Terminal,
  type TokenType,
  tokenMatcher,
} from 'chevrotain';
import { FileParser } from '../syntax/grammar/file.ts';
import type { Token } from '../syntax/lexer/tokens.ts';

/** A token that may follow, with the rule of the grammar and the place in it that ask for it: `action 0`. */
export interface Expected {
  readonly type: TokenType;
  readonly place: string;
}

interface State {
  readonly edges: Edge[];
  /** The rule is read whole. */
  final: boolean;
}
type Edge =
  | { readonly kind: 'token'; readonly type: TokenType; readonly place: string; readonly to: State }
  | { readonly kind: 'rule'; readonly rule: string; readonly to: State }
  | { readonly kind: 'none'; readonly to: State };

/** The stacks of all paths: a rule that began at a position, and whereto it returns. */
interface Frame {
  readonly returns: { readonly to: State; readonly frame: Frame }[];
  /** It could be read whole without a token. */
  ended: boolean;
}

let network: ReadonlyMap<string, State> | undefined;

function states(): ReadonlyMap<string, State> {
  if (network) return network;
  const starts = new Map<string, State>();
  const productions = new FileParser().getGAstProductions();
  for (const [name, rule] of Object.entries(productions)) starts.set(name, startOf(rule));
  network = starts;
  return starts;
}

const state = (): State => ({ edges: [], final: false });

function startOf(rule: Rule): State {
  const start = state();
  const end = sequence(rule.definition, start, rule.name);
  end.final = true;
  return start;
}

function sequence(parts: readonly IProduction[], from: State, rule: string): State {
  return parts.reduce((at, part) => production(part, at, rule), from);
}

function production(part: IProduction, from: State, rule: string): State {
  const to = state();
  const skip = (a: State, b: State) => a.edges.push({ kind: 'none', to: b });
  if (part instanceof Terminal) {
    const { terminalType: type, idx } = part;
    from.edges.push({ kind: 'token', type, place: `${rule} ${type.name}${idx}`, to });
  } else if (part instanceof NonTerminal) {
    from.edges.push({ kind: 'rule', rule: part.nonTerminalName, to });
  } else if (part instanceof Alternation) {
    for (const one of part.definition as Alternative[]) skip(sequence(one.definition, from, rule), to);
  } else if (part instanceof Option) {
    skip(sequence(part.definition, from, rule), to);
    skip(from, to);
  } else if (part instanceof Repetition || part instanceof RepetitionMandatory) {
    const again = state();
    skip(from, again);
    const end = sequence(part.definition, again, rule);
    skip(end, again);
    skip(end, to);
    if (part instanceof Repetition) skip(from, to);
  }
  return to;
}

/** All tokens that may stand behind these, where reading began with a rule of the grammar; none where they cannot be read. */
export function expectedAfter(tokens: readonly Token[], from: 'statement' | 'formula'): Expected[] {
  const starts = states();
  const root: Frame = { returns: [], ended: false };
  let current = new Agenda(starts);
  current.add(starts.get(from)!, root);
  for (const token of tokens) {
    current.close();
    const next = new Agenda(starts);
    for (const { edge, frame } of current.tokens) {
      if (tokenMatcher(token, edge.type)) next.add(edge.to, frame);
    }
    current = next;
  }
  current.close();
  return current.tokens.map(({ edge: { type, place } }) => ({ type, place }));
}

/** The paths that stand before one token. */
class Agenda {
  readonly #starts: ReadonlyMap<string, State>;
  readonly #seen = new Map<State, Set<Frame>>();
  readonly #open: { readonly at: State; readonly frame: Frame }[] = [];
  readonly #frames = new Map<string, Frame>();
  readonly tokens: { readonly edge: Extract<Edge, { kind: 'token' }>; readonly frame: Frame }[] = [];

  constructor(starts: ReadonlyMap<string, State>) {
    this.#starts = starts;
  }

  add(at: State, frame: Frame): void {
    const frames = this.#seen.get(at) ?? new Set();
    if (frames.has(frame)) return;
    this.#seen.set(at, frames.add(frame));
    this.#open.push({ at, frame });
  }

  /** Follows everything that needs no token. */
  close(): void {
    for (let one = this.#open.pop(); one; one = this.#open.pop()) {
      const { at, frame } = one;
      if (at.final) {
        frame.ended = true;
        for (const { to, frame: outer } of frame.returns) this.add(to, outer);
      }
      for (const edge of at.edges) {
        if (edge.kind === 'none') this.add(edge.to, frame);
        else if (edge.kind === 'token') this.tokens.push({ edge, frame });
        else this.#enter(edge.rule, edge.to, frame);
      }
    }
  }

  #enter(rule: string, to: State, outer: Frame): void {
    const known = this.#frames.get(rule);
    const frame: Frame = known ?? { returns: [], ended: false };
    frame.returns.push({ to, frame: outer });
    if (known) {
      // It may have ended here already, having read nothing.
      if (frame.ended) this.add(to, outer);
      return;
    }
    this.#frames.set(rule, frame);
    this.add(this.#starts.get(rule)!, frame);
  }
}
