/** Conditions over tables of sessions, explained. */
import type { Run } from '../../src/engine/run.ts';
import { explain } from '../../src/explain/explain.ts';
import type { Why } from '../../src/explain/why.ts';
import { type Given, runRules } from '../engine/run-rules.ts';

const inputs = 'input vix, vvix, spx : index';
const layer = 'layer put_layer { buy put on spx }';

/** The run of one condition, with what it needs declared. */
export function runOf(condition: string, series: Given['series'], declarations = ''): Run {
  const rules = `${inputs}\n${declarations}\n${layer}\nrule it: when ${condition} activate put_layer size 25%`;
  return runRules({ rules, series });
}

/** Why it stands as it does at session `at`, from 1; by default at the last. */
export function whyOf(condition: string, series: Given['series'], declarations = '', at?: number): Why {
  const { evaluation } = runOf(condition, series, declarations);
  const last = evaluation.timeline.grid.length;
  return explain(evaluation, evaluation.program.rules[0]!.when, (at ?? last) - 1);
}
