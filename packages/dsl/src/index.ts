/** Public surface of @hedgerow/dsl, by phase. */

export type { Compilation, CompileOptions } from './compile.ts';
export { compile } from './compile.ts';
export { data as dataSpecs } from './diagnostics/catalogue/data.ts';
export { catalogue } from './diagnostics/catalogue/index.ts';
export type { Severity } from './diagnostics/define.ts';
export type {
  Catalogue,
  CheckId,
  DataId,
  DataParams,
  Diagnostic,
  DiagnosticId,
  DiagnosticParams,
  Fix,
  Related,
  TextEdit,
} from './diagnostics/diagnostic.ts';
export { diagnostic, diagnosticOf } from './diagnostics/diagnostic.ts';
export type { Witness } from './diagnostics/witness.ts';
export { callText, dimensionText, parameterKind, signature } from './functions/describe.ts';
export type { DimensionSpec, FunctionSpec, KernelKind, ParameterSpec } from './functions/spec.ts';
export { functionTable } from './functions/table.ts';
export { sha256 } from './hash/sha256.ts';
export type { Load, ProgramCost } from './ir/cost.ts';
export { programCost } from './ir/cost.ts';
export { dependencies as nodeDependencies } from './ir/graph.ts';
export { mostTicks } from './ir/measure.ts';
export { bookNodes, memorySharers, SPARE_ROWS } from './ir/memory.ts';
export type * as Ir from './ir/program.ts';
export type { BarField, Program } from './ir/program.ts';
export { fingerprints } from './lint/fingerprint.ts';
export { applyFixes, type Fixed } from './lint/fix.ts';
export type { LintRuleId } from './lint/ids.generated.ts';
export { type LintOptions, lint } from './lint/lint.ts';
export { witnessOf } from './lint/proof.ts';
export {
  type Category,
  type Claim,
  conditionKey,
  type Facts,
  type Level,
  type LintRule,
  type OptionSpec,
  type OptionSpecs,
} from './lint/rule.ts';
export { lintRules } from './lint/rules.ts';
export { type LintConfig, type Preset, type RuleSetting, settingsFor } from './lint/settings.ts';
export { erfc, normalCdf } from './math/normal.ts';
export { normalInverse, normalPdf } from './math/normal-inverse.ts';
export { scoreCode, scoreValue } from './math/score.ts';
export { documentPrelude, preludeFiles } from './prelude/index.ts';
export { type Goal, goal, Prover } from './prove/prover.ts';
export { assemble } from './semantics/assemble.ts';
export { yearsOf } from './semantics/intent/expiries.ts';
export { isVolatilityIndex } from './semantics/intent/greeks.ts';
export { closeTo } from './semantics/suggest.ts';
export type { Location, Position, SourceFile, Span } from './source/span.ts';
export { cover, lineStarts, positionAt, positionIn, span } from './source/span.ts';
export type * as Ast from './syntax/ast.ts';
export type { DurationUnit, ResamplePeriod } from './syntax/ast.ts';
export { highlighting } from './syntax/highlight.ts';
export { parse, parseExpression } from './syntax/parse.ts';
export { format } from './syntax/print/format.ts';
export { children } from './syntax/visit.ts';
