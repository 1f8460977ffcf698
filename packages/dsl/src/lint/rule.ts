/**
 * What a lint rule is. Each has a folder under rules/, named after its claim: rule.ts, page.md with Avoid, Prefer, Why
 * and Configuration, rule.test.ts. The one table is rules.ts.
 *
 * Rules must not import what diagnostics/diagnostic.ts is imported by, the parser and the prelude among them: the
 * catalogue is made of them. Where they need more, their context gives it.
 */
import type { DiagnosticSpec, Severity } from '../diagnostics/define.ts';
import type { Extras } from '../diagnostics/extras.ts';
import type { Witness } from '../diagnostics/witness.ts';
import type { Condition, NodeId, Program, Rule } from '../ir/program.ts';
import type { Prover } from '../prove/prover.ts';
import type { ParsedFile } from '../semantics/scope.ts';
import type { Location, SourceFile } from '../source/span.ts';
import type { SymbolIndex } from '../symbols/symbols.ts';
import type { Statement } from '../syntax/ast.ts';

export type Level = Severity | 'off';

/** What kind of mistake a rule looks for; documentation and SARIF group by it. */
export type Category = 'logic' | 'time' | 'risk' | 'data' | 'style' | 'tests';

/** A setting of a rule in hedgerow.json. Its JSON Schema is made of this. */
export type OptionSpec =
  | { readonly type: 'number'; readonly default: number; readonly doc: string }
  | { readonly type: 'boolean'; readonly default: boolean; readonly doc: string }
  | { readonly type: 'string'; readonly default: string; readonly doc: string }
  | { readonly type: 'strings'; readonly default: readonly string[]; readonly doc: string };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;
interface Values {
  readonly number: number;
  readonly boolean: boolean;
  readonly string: string;
  readonly strings: readonly string[];
}
export type OptionValues<O extends OptionSpecs> = { readonly [K in keyof O]: Values[O[K]['type']] };

/** What a host knows beside the text. A rule that needs what is not there finds nothing. */
export interface Facts {
  /** Of the data at hand: the first and last session of each input, and how many have a value. */
  readonly data?: ReadonlyMap<
    string,
    { readonly from: string; readonly to: string; readonly observations: number }
  >;
  /** What the tests of the rule set have seen of each condition (by file and offsets of its span). */
  readonly coverage?: ReadonlyMap<string, { readonly seenTrue: boolean; readonly seenFalse: boolean }>;
}

/** The key of a condition in `Facts.coverage`. */
export const conditionKey = ({ file, span }: Location): string => `${file}:${span.start}-${span.end}`;

/** That a truth holds (or does not) in a row of a witness: what the reference evaluator is asked. */
export interface Claim {
  readonly node: NodeId;
  readonly row: number;
  readonly truth: boolean;
}

export interface FindingExtras extends Extras {
  readonly witness?: Witness;
  readonly claims?: readonly Claim[];
}

/** What a rule looks at. `Program` is whole: rules run only where there are no errors. */
export interface LintContext<P extends object, O extends OptionSpecs> {
  readonly program: Program;
  readonly files: readonly ParsedFile[];
  /** Where each name of the rule set is declared and used. */
  readonly symbols: SymbolIndex;
  /** Names of the prelude, and what each is: `input`, `definition`. */
  readonly preludeNames: ReadonlyMap<string, string>;
  readonly options: OptionValues<O>;
  readonly facts: Facts;
  /** The author's text of a place. */
  text(at: Location): string;
  /** Whether a place is in the rule set: what is found in the prelude is not told, since its author cannot mend it. */
  isOwn(at: Location): boolean;
  report(params: P, at: Location, extras?: FindingExtras): void;
  /** The prover of the program, with what it knows already. */
  readonly prover: Prover;
  /** Something made once for the program. */
  shared<T>(key: symbol, make: (program: Program) => T): T;
  /**
   * What was made of a statement or a part of the program, and of others beside it, now or before an edit that left them
   * as they are. It may rest on nothing else but the graph and what is declared, and may tell of places only by how far
   * behind the beginning of a part they lie.
   */
  remembered<T>(part: object, make: () => T, beside?: readonly object[]): T;
}

/** What one part of a program asks, or one definition: a name in it stands for what is asked elsewhere. */
export interface Asked {
  /** In the order of the text, parents first. */
  readonly conditions: readonly Condition[];
  /** Only assertions ask it: no decision hangs on it. */
  readonly isAsserted: boolean;
}

export interface LintRule<P extends object, O extends OptionSpecs> {
  /** Message and help; its severity is that of the preset `recommended`, or of `strict` where that has it off. */
  readonly spec: DiagnosticSpec<P>;
  readonly category: Category;
  /** One line for tables: what it finds. */
  readonly summary: string;
  readonly recommended: Level;
  readonly strict: Level;
  readonly options: O;
  /** The fact without which it finds nothing; an allowance of it is then not called vain. */
  readonly needs?: keyof Facts;
  /**
   * One of these. What is found of one statement, rule or condition may rest on nothing else but the graph, what is
   * declared, and what `beside` names, so that an edit elsewhere leaves it as it was.
   */
  readonly check?: (cx: LintContext<P, O>) => void;
  readonly checkStatement?: (cx: LintContext<P, O>, statement: Statement, source: SourceFile) => void;
  readonly checkConditions?: (cx: LintContext<P, O>, asked: Asked) => void;
  readonly checkRule?: (cx: LintContext<P, O>, rule: Rule) => void;
  /** Parts of the program at which `checkRule` looks beside the rule. */
  readonly beside?: (program: Program) => readonly object[];
}

/** Gives a rule its types: `defineRule<{ threshold: number }>()({ ... })`. */
export const defineRule =
  <P extends object>() =>
  <const O extends OptionSpecs>(rule: LintRule<P, O>): LintRule<P, O> =>
    rule;
