import {
  type CheckId,
  type Diagnostic,
  type DiagnosticParams,
  diagnostic,
  type Extras,
} from '../diagnostics/diagnostic.ts';
import type { Graph } from '../ir/graph.ts';
import type { Input, NodeId, Param } from '../ir/program.ts';
import { lineStarts, type Position, positionIn, type SourceFile, type Span } from '../source/span.ts';
import type { EventDecl } from '../syntax/ast.ts';
import type { DeclaredLayer } from './declare/layers.ts';
import type { Entry, Scope } from './scope.ts';
import { unresolved, type Value } from './value.ts';

/** Where an expression stands: its file, and the parameters of the function being written out there, if any. */
export interface Env {
  readonly source: SourceFile;
  readonly locals?: ReadonlyMap<string, Value>;
}

/** A rule set's own call of a function of the prelude. */
export interface PreludeCall {
  readonly name: string;
  readonly env: Env;
  readonly span: Span;
}

/** Something that checking an expression does beside what it gives. */
export type Touch = (cx: Context) => void;

/** What checking and lowering share: one per compilation. */
export class Context {
  readonly scope: Scope;
  readonly graph: Graph;
  readonly diagnostics: Diagnostic[] = [];
  /** Definitions whose values data supplies. */
  readonly supplied: ReadonlySet<string>;
  readonly params = new Map<string, Param>();
  readonly inputs = new Map<string, Input>();
  /** Values of names, as far as they were asked for. */
  readonly values = new Map<Entry, Value>();
  /** Names being resolved, outermost first: a name met again is defined by itself. */
  readonly resolving: Entry[] = [];
  /** Functions being written out, outermost first. */
  readonly expanding: Entry[] = [];
  /** The call of the prelude being written out, where there is one. */
  preludeCall: PreludeCall | undefined;
  /** Findings in the body of a function of the prelude: the call that led there. */
  readonly calledFrom = new Map<Diagnostic, PreludeCall>();
  /** Whoever may approve something. */
  readonly approvers = new Set<string>();
  /** Layers that are declared, or that actions or guards name. */
  readonly layers = new Map<string, DeclaredLayer>();
  /** Layers whose declarations are being looked at: one that reads its own margin there has none. */
  readonly declaringLayers = new Set<string>();
  /** Layers that expressions read; they belong to the program like those that actions name. */
  readonly layersRead = new Set<string>();
  /** Events that conditions name. */
  readonly events = new Set<Entry<EventDecl>>();
  /** Names given to rules and assertions that have none. */
  readonly anonymous = new Set<string>();
  /** Names that some expression reads. */
  readonly read = new Set<Entry>();
  /** What was done beside, since this was emptied last. */
  touches: Touch[] = [];
  /** How often something was to be told, told before or not. */
  mistakes = 0;
  /** How many calls have been written out. */
  expansions = 0;
  /** Prelude declarations that the rule set uses. */
  readonly used = new Set<Entry>();
  readonly everyMinutes: number | undefined;
  readonly #lines = new Map<SourceFile, readonly number[]>();
  readonly #reported = new Map<SourceFile, Set<string>>();

  constructor(scope: Scope, graph: Graph, supplied: ReadonlySet<string>) {
    this.scope = scope;
    this.graph = graph;
    this.supplied = supplied;
    this.everyMinutes = graph.pace.everyMinutes;
  }

  /** Does something that is to be done again where the same expression is not looked at again. */
  touch(effect: Touch): void {
    effect(this);
    this.touches.push(effect);
  }

  /**
   * Reports once: a function's body is checked at each call, but its mistake is one. The prelude's bodies are sound, so
   * that a mistake there is one of the call: one for each.
   */
  report<Id extends CheckId>(
    id: Id,
    params: DiagnosticParams<Id>,
    env: Env,
    span: Span,
    extras: Extras = {},
  ): void {
    this.mistakes++;
    const call = this.preludeCall;
    const place = call ? call.env.source : env.source;
    const key = call ? `call ${call.span.start} ${call.span.end}` : `${id} ${span.start} ${span.end}`;
    const reported = this.#reported.get(place) ?? new Set();
    if (reported.has(key)) return;
    this.#reported.set(place, reported.add(key));
    const found = diagnostic(id, params, { file: env.source.name, span }, extras);
    this.diagnostics.push(found);
    if (call) this.calledFrom.set(found, call);
  }

  /** The value of what has been reported. */
  unresolved(): Value {
    return unresolved(this.unknown());
  }

  unknown(): NodeId {
    return this.graph.number(Number.NaN);
  }

  /** One-based place of an offset; the lines of a file are counted once. */
  position(env: Env, offset: number): Position {
    let starts = this.#lines.get(env.source);
    if (!starts) {
      starts = lineStarts(env.source.text);
      this.#lines.set(env.source, starts);
    }
    return positionIn(starts, offset);
  }

  text(env: Env, span: Span): string {
    return env.source.text.slice(span.start, span.end);
  }

  /** A fix that replaces what stands at a span. */
  replace(env: Env, span: Span, text: string, title: string): Extras {
    return { fix: { title, edits: [{ file: env.source.name, span, text }] } };
  }
}
