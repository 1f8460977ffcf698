/** Runs the lint rules over a rule set, together with everything that `compile` finds. */
import { type Checked, type CheckOptions, type Compilation, check, conclude } from '../compile.ts';
import { type Diagnostic, diagnosticOf } from '../diagnostics/diagnostic.ts';
import type { Witness } from '../diagnostics/witness.ts';
import type { Program } from '../ir/program.ts';
import { prelude } from '../prelude/index.ts';
import type { ProofMemory } from '../prove/memory.ts';
import { collect, kindOf, type ParsedFile, Scope } from '../semantics/scope.ts';
import type { Location, SourceFile } from '../source/span.ts';
import { SymbolIndex } from '../symbols/symbols.ts';
import type { LintRuleId } from './ids.generated.ts';
import type {
  Claim,
  Facts,
  FindingExtras,
  LintContext,
  LintRule,
  OptionSpecs,
  OptionValues,
} from './rule.ts';
import { lintRules } from './rules.ts';
import { type LintConfig, settingsFor } from './settings.ts';

export interface LintingOptions {
  /** ISO date by which `# allow ... until DATE` is judged; without one nothing expires. */
  readonly today?: string;
  /** Proofs of rule sets that were like this one, and of this one for the next. */
  readonly memory?: ProofMemory;
  readonly config?: LintConfig;
  readonly facts?: Facts;
  /**
   * Whether the reference evaluator sees in a witness what it is said to show. A finding whose witness does not replay
   * is not shown: nothing is claimed that has not been seen. Without a replay all are shown.
   */
  readonly replay?: (program: Program, witness: Witness, claims: readonly Claim[]) => boolean;
}

export interface LintOptions extends CheckOptions, LintingOptions {}

/** Findings of the checks and of the lint rules, allowances applied, in the order of files and places. */
export const lint = (sources: readonly SourceFile[], options: LintOptions = {}): Compilation =>
  lintChecked(check(sources, options), options);

/** The same of a rule set that was checked before. */
export function lintChecked(checked: Checked, options: LintingOptions = {}): Compilation {
  const { config = {}, facts = {}, replay, memory, today } = options;
  return conclude(checked, {
    ...(today !== undefined && { today }),
    unjudged: withoutFacts(facts),
    lint: (program, files) => runRules(program, files, { config, facts, replay, memory }),
  });
}

/** Ids of the rules that cannot find anything for want of facts. */
const withoutFacts = (facts: Facts): LintRuleId[] =>
  (Object.keys(lintRules) as LintRuleId[]).filter((id) => {
    const { needs } = ruleOf(id);
    return needs !== undefined && facts[needs] === undefined;
  });

interface Running {
  readonly config: LintConfig;
  readonly facts: Facts;
  readonly replay: LintingOptions['replay'] | undefined;
  readonly memory: ProofMemory | undefined;
}

function runRules(
  program: Program,
  files: readonly ParsedFile[],
  { config, facts, replay, memory }: Running,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const texts = new Map(files.map(({ source }) => [source.name, source.text]));
  const made = new Map<symbol, unknown>();
  const shared = <T>(key: symbol, make: (program: Program) => T): T => {
    if (!made.has(key)) made.set(key, make(program));
    return made.get(key) as T;
  };
  const told = new Set<string>();
  let symbols: SymbolIndex | undefined;
  for (const [id, { level, options }] of settingsFor(config)) {
    if (level === 'off') continue;
    const report = (
      params: object,
      { file, span }: Location,
      { claims = [], ...extras }: FindingExtras = {},
    ): void => {
      // Definitions that several rules share would be told once for each.
      const place = `${id} ${file} ${span.start} ${span.end}`;
      if (told.has(place)) return;
      if (extras.witness && replay && !replay(program, extras.witness, claims)) return;
      told.add(place);
      const made = diagnosticOf(id, ruleOf(id).spec, params, { file, span }, extras);
      found.push({ ...made, severity: level });
    };
    const cx: LintContext<object, OptionSpecs> = {
      program,
      files,
      get symbols() {
        symbols ??= new SymbolIndex(files, new Scope(collect(files, false), prelude().names));
        return symbols;
      },
      get preludeNames() {
        return preludeNames();
      },
      options: options as OptionValues<OptionSpecs>,
      facts,
      text: ({ file, span }) => texts.get(file)?.slice(span.start, span.end) ?? '',
      report,
      shared,
      ...(memory && { memory }),
    };
    ruleOf(id).check(cx);
  }
  return found;
}

/** Names of the prelude, and what each is. */
function preludeNames(): ReadonlyMap<string, string> {
  const { values, functions } = prelude().names;
  const entries = [...values.values(), ...functions.values()];
  return new Map(entries.map((entry) => [entry.name, kindOf(entry).replace(/^an? /, '')]));
}

/** Each rule is called with what it declares for itself; the table's union type cannot say so. */
const ruleOf = (id: LintRuleId): LintRule<object, OptionSpecs> =>
  lintRules[id] as unknown as LintRule<object, OptionSpecs>;
