/** Runs lint rules over a program: of what an edit has left as it was, they are told again what they found before. */
import type { Severity } from '../diagnostics/define.ts';
import { type Diagnostic, diagnosticOf } from '../diagnostics/diagnostic.ts';
import type { Condition, NodeId, Program } from '../ir/program.ts';
import { prelude } from '../prelude/index.ts';
import { Prover } from '../prove/prover.ts';
import { collect, kindOf, type ParsedFile, Scope } from '../semantics/scope.ts';
import type { Location, Span } from '../source/span.ts';
import { SymbolIndex } from '../symbols/symbols.ts';
import { type Asking, askingParts, conditionsIn, definitionsIn, rootsOf } from './conditions.ts';
import type { LintRuleId } from './ids.generated.ts';
import type { LintingOptions } from './lint.ts';
import type { Answers, Known } from './memory.ts';
import { isWithin, movedFinding } from './moved.ts';
import type { LintContext, LintRule, OptionSpecs, OptionValues } from './rule.ts';
import { ruleOf } from './rules.ts';
import { settingsFor } from './settings.ts';

type Context = LintContext<object, OptionSpecs>;

/** A lint rule as it is set, with what it looks at. */
interface Running {
  readonly rule: LintRule<object, OptionSpecs>;
  readonly cx: Context;
}

/** What was found of a part that began at `start`. */
interface Kept {
  readonly start: number;
  readonly found: readonly Diagnostic[];
}

export class LintRun {
  readonly #program: Program;
  readonly #files: readonly ParsedFile[];
  readonly #options: LintingOptions;
  /** Nothing where facts may change what is found. */
  readonly #known: Known | undefined;
  readonly #prover: Prover;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #rules: readonly Running[];
  readonly #shared = new Map<symbol, unknown>();
  #symbols: SymbolIndex | undefined;
  /** What the rules that run now have found. */
  #found: Diagnostic[] = [];
  readonly #told: Diagnostic[] = [];
  /** Where something was told that others could find too. */
  readonly #places = new Set<string>();

  constructor(program: Program, files: readonly ParsedFile[], options: LintingOptions) {
    const { config = {}, facts, memory } = options;
    this.#program = program;
    this.#files = files;
    this.#options = options;
    this.#known = facts ? undefined : memory?.of(program, JSON.stringify(config));
    this.#prover = this.#known?.prover ?? new Prover(program);
    this.#texts = new Map(files.map(({ source }) => [source.name, source.text]));
    this.#rules = [...settingsFor(config)].flatMap(([id, { level, options: set }]) => {
      if (level === 'off') return [];
      const rule = ruleOf(id);
      return [{ rule, cx: this.#contextOf(id, rule, level, set as OptionValues<OptionSpecs>) }];
    });
  }

  /** What all rules find, each place once: in definitions that several parts share, each would tell it. */
  findings(): Diagnostic[] {
    this.#lookAtStatements();
    this.#lookAtParts();
    this.#lookAtDefinitions();
    this.#lookAtRules();
    for (const { rule, cx } of this.#rules) if (rule.check) this.#tell(this.#finds(() => rule.check!(cx)));
    return this.#told;
  }

  #lookAtStatements(): void {
    const rules = this.#rules.filter(({ rule }) => rule.checkStatement);
    const known = this.#known?.answers<Kept>('statements');
    for (const { source, ast } of this.#files) {
      for (const statement of ast.statements) {
        const { span } = statement;
        if (this.#tellAgain(known?.get(statement), span)) continue;
        const found = this.#finds(() => {
          for (const { rule, cx } of rules) rule.checkStatement!(cx, statement, source);
        });
        this.#keep(known, statement, { file: source.name, span }, found);
      }
    }
  }

  /** Rules and guards, each with the conditions that it asks. */
  #lookAtParts(): void {
    const rules = this.#rules.filter(({ rule }) => rule.checkRule && !rule.beside);
    const known = this.#known?.answers<Kept>('parts');
    for (const part of askingParts(this.#program)) {
      if (this.#tellAgain(known?.get(part), part.span)) continue;
      const found = this.#finds(() => {
        if ('actions' in part) for (const { rule, cx } of rules) rule.checkRule!(cx, part);
        this.#lookAtConditions(rootsOf(part), part);
      });
      this.#keep(known, part, part, found);
    }
  }

  /**
   * The definitions that parts name, whoever asks first, and the bodies of functions: there what is found in every call,
   * since what is so in one alone is told at the call.
   */
  #lookAtDefinitions(): void {
    const bodies = new Map<
      string,
      { nodes: Set<NodeId>; isAsserted: boolean; found: readonly Diagnostic[] }
    >();
    for (const part of askingParts(this.#program)) {
      const isAsserted = 'condition' in part;
      const open = definitionsIn(rootsOf(part));
      for (let one = open.pop(); one; one = open.pop()) {
        const { file, span, node } = one;
        const place = `${file} ${span.start} ${span.end}`;
        const body = bodies.get(place);
        if (body?.nodes.has(node)) continue;
        definitionsIn([one], open);
        const isOpen =
          this.#texts.has(file) && (!body || (body.found.length > 0 && body.isAsserted === isAsserted));
        const found = isOpen ? this.#finds(() => this.#lookAtConditions([one], part)) : [];
        if (!body) bodies.set(place, { nodes: new Set([node]), isAsserted, found });
        else {
          body.nodes.add(node);
          if (isOpen)
            body.found = body.found.filter((d) => found.some((other) => placeOf(other) === placeOf(d)));
        }
      }
    }
    for (const { found } of bodies.values()) this.#tell(found);
  }

  #lookAtConditions(roots: readonly Condition[], part: Asking): void {
    const asked = { conditions: conditionsIn(roots), isAsserted: 'condition' in part };
    for (const { rule, cx } of this.#rules) rule.checkConditions?.(cx, asked);
  }

  /** With lint rules that look at other parts too. */
  #lookAtRules(): void {
    const rules = this.#rules.filter(({ rule }) => rule.beside);
    const beside = rules.flatMap(({ rule }) => rule.beside!(this.#program));
    const known = this.#known?.answers<Kept>('rules beside others', beside);
    for (const one of this.#program.rules) {
      if (this.#tellAgain(known?.get(one), one.span)) continue;
      const found = this.#finds(() => {
        for (const { rule, cx } of rules) rule.checkRule!(cx, one);
      });
      this.#keep(known, one, one, found);
    }
  }

  /** Tells what was found of a part before an edit that at most moved it. */
  #tellAgain(kept: Kept | undefined, { start }: Span): boolean {
    if (!kept) return false;
    const by = start - kept.start;
    const move = (_: string, span: Span): Span => ({ start: span.start + by, end: span.end + by });
    for (const one of kept.found) this.#told.push(by === 0 ? one : movedFinding(one, move)!);
    return true;
  }

  /** Tells what is found of a part, and keeps it where all of it lies there: other places may be moved by another way. */
  #keep(known: Answers<Kept> | undefined, part: object, at: Location, found: readonly Diagnostic[]): void {
    if (found.every((one) => isWithin(one, at))) {
      known?.set(part, { start: at.span.start, found });
      this.#told.push(...found);
    } else this.#tell(found);
  }

  /** What some rules find, each place once. */
  #finds(look: () => void): readonly Diagnostic[] {
    this.#found = [];
    look();
    if (this.#found.length < 2) return this.#found;
    return [...new Map(this.#found.toReversed().map((one) => [placeOf(one), one])).values()].reverse();
  }

  /** What others could find too. */
  #tell(found: readonly Diagnostic[]): void {
    for (const one of found) {
      const place = placeOf(one);
      if (!this.#places.has(place)) this.#told.push(one);
      this.#places.add(place);
    }
  }

  #contextOf(
    id: LintRuleId,
    { spec }: LintRule<object, OptionSpecs>,
    severity: Severity,
    options: OptionValues<OptionSpecs>,
  ): Context {
    const run = this;
    const program = this.#program;
    const { facts = {}, replay } = this.#options;
    return {
      program,
      files: this.#files,
      get symbols() {
        run.#symbols ??= new SymbolIndex(run.#files, new Scope(collect(run.#files, false), prelude().names));
        return run.#symbols;
      },
      get preludeNames() {
        return preludeNames();
      },
      options,
      facts,
      prover: this.#prover,
      text: ({ file, span }) => this.#texts.get(file)?.slice(span.start, span.end) ?? '',
      isOwn: ({ file }) => this.#texts.has(file),
      report: (params, at, { claims = [], ...extras } = {}) => {
        if (!this.#texts.has(at.file)) return;
        if (extras.witness && replay && !replay(program, extras.witness, claims)) return;
        const { file, span } = at;
        this.#found.push({ ...diagnosticOf(id, spec, params, { file, span }, extras), severity });
      },
      shared: (key, make) => {
        if (!this.#shared.has(key)) this.#shared.set(key, make(program));
        return this.#shared.get(key) as ReturnType<typeof make>;
      },
      remembered: (part, make, beside) => {
        const answers = this.#known?.answers<ReturnType<typeof make>>(id);
        const known = answers?.get(part, beside);
        if (known !== undefined) return known;
        const made = make();
        answers?.set(part, made, beside);
        return made;
      },
    };
  }
}

const placeOf = ({ id, file, span }: Diagnostic): string => `${id} ${file} ${span.start} ${span.end}`;

/** Names of the prelude, and what each is. */
function preludeNames(): ReadonlyMap<string, string> {
  const { values, functions } = prelude().names;
  const entries = [...values.values(), ...functions.values()];
  return new Map(entries.map((entry) => [entry.name, kindOf(entry).replace(/^an? /, '')]));
}
