/** What hovers, lenses and commands ask of the rules, over the data in the worker. */
import { compile } from '@hedgerow/dsl';
import type { Runner, Workspace } from '@hedgerow/dsl/service';
import {
  columns,
  counted,
  explainRule,
  formatValue,
  type RuleExplanation,
  shorten,
} from '@hedgerow/runtime/browser';
import { dateAt, layerOf, sessionEnds } from './fire.ts';
import { NotRun, type Runs } from './runs.ts';

export function runnerOf(runs: Runs, workspace: Workspace): Required<Runner> {
  return {
    summary(uri, rule) {
      const ran = runs.known(uri);
      const found = ran?.program.rules.find(({ name }) => name === rule);
      if (!ran || !found) return undefined;
      const layer = layerOf(found);
      const own = ran.result.run.decisions.filter((one) =>
        layer === undefined ? one.rule === rule : one.rule === rule && one.kind === 'activated',
      );
      const what = layer === undefined ? 'alert' : 'activation';
      return `${counted(own.length, what)} since ${ran.result.from?.slice(0, 4) ?? 'the data begins'}`;
    },
    current(uri, name) {
      const ran = runs.known(uri);
      if (!ran) return undefined;
      const { evaluation } = ran.result.run;
      const definition = ran.program.definitions.find((one) => one.name === name);
      const input = ran.program.nodes.findLast((node) => node.op === 'input' && node.name === name);
      const node = definition ? ran.program.nodes[definition.node] : input;
      const last = evaluation.timeline.clocks[node?.clock ?? -1]?.length ?? 0;
      if (!node || last === 0) return undefined;
      return formatValue(evaluation.value(node.id, last - 1), node.unit);
    },
    async evaluate(uri, expression) {
      const analysis = workspace.analysis(uri);
      const files = analysis.documents.map(({ uri: name, text }) => ({ name, text }));
      const { program, diagnostics } = compile(files, {
        expressions: [expression],
        supplied: runs.supplied(analysis.folder),
      });
      if (!program) return diagnostics[0]?.message ?? 'the expression has a mistake';
      const { run } = runs.of(uri).result;
      const { data, timeline, params } = run.evaluation;
      const idle = { is: (_: string, state: string) => state === 'idle', size: () => 0 };
      const evaluation = columns(program, timeline, data, params, idle);
      const compiled = program.expressions[0]!;
      const last = timeline.grid.length - 1;
      return `\`${expression}\` is **${formatValue(evaluation.value(compiled.node, last), compiled.unit)}** on ${dateAt(run, last)}`;
    },
    async explain(uri, rule, date) {
      const { when, fires, session } = whyOf(runs, uri, rule, date);
      return `\`${rule}\` ${fires ? 'fires' : 'does not fire'} on ${session}\n\n${when.text}`;
    },
    async backtest(uri) {
      const { result } = runs.of(uri);
      const layers = result.layers.map(
        (one) =>
          `- \`${one.layer}\`: ${counted(one.activations, 'activation')}, ${one.activeSessions} sessions`,
      );
      return [`${result.from} to ${result.to}, ${counted(result.sessions, 'session')}`, ...layers].join('\n');
    },
  };
}

/** The tree of a rule at a date (or the last session before it); what decides alone, or all of it. Throws NotRun. */
export function whyOf(
  runs: Runs,
  uri: string,
  rule: string,
  date: string | undefined,
  full = false,
): RuleExplanation {
  const { program, result } = runs.of(uri);
  if (!program.rules.some(({ name }) => name === rule)) throw new NotRun(`there is no rule ${rule}`);
  const { run } = result;
  const ends = sessionEnds(run);
  const tick = ends.findLast((one) => date === undefined || dateAt(run, one) <= date) ?? ends[0];
  if (tick === undefined) throw new NotRun('the data has no sessions');
  const explained = explainRule(run, rule, tick);
  if (full) return explained;
  return {
    ...explained,
    when: shorten(explained.when),
    unless: explained.unless && shorten(explained.unless),
    until: explained.until && shorten(explained.until),
  };
}
