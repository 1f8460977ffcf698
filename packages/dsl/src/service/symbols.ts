/** Where each name of a rule set is declared and used: made when it is first asked for, once. */
import { SymbolIndex } from '../symbols/symbols.ts';
import type { RuleSetAnalysis } from './analysis.ts';

const known = new WeakMap<RuleSetAnalysis, SymbolIndex>();

export function symbolsOf(analysis: RuleSetAnalysis): SymbolIndex {
  const found = known.get(analysis) ?? new SymbolIndex(analysis.files, analysis.scope);
  known.set(analysis, found);
  return found;
}
