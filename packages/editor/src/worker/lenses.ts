/** What lenses and hovers tell of the last run, without waiting for one. */
import type { Runner } from '@hedgerow/dsl/service';
import { counted, formatValue } from '@hedgerow/runtime/browser';
import { layerOf } from './fire.ts';
import type { Runs } from './runs.ts';
import { sessionsOf } from './sessions.ts';

export const lensesOf = (runs: Runs): Required<Pick<Runner, 'summary' | 'current'>> => ({
  summary(uri, rule) {
    const ran = runs.known(uri);
    const found = ran?.program.rules.find(({ name }) => name === rule);
    if (!ran || !found) return undefined;
    const layer = layerOf(found);
    const own = ran.walked.drafts.filter(
      (one) => one.rule === found && (layer === undefined || one.kind === 'activated'),
    );
    const what = layer === undefined ? 'alert' : 'activation';
    const since = sessionsOf(ran.walked).dates[0]?.slice(0, 4) ?? 'the data begins';
    return `${counted(own.length, what)} since ${since}`;
  },
  current(uri, name) {
    const ran = runs.known(uri);
    if (!ran) return undefined;
    const { evaluation } = ran.walked;
    const definition = ran.program.definitions.find((one) => one.name === name);
    const input = ran.program.nodes.findLast((node) => node.op === 'input' && node.name === name);
    const node = definition ? ran.program.nodes[definition.node] : input;
    const last = evaluation.timeline.clocks[node?.clock ?? -1]?.length ?? 0;
    if (!node || last === 0) return undefined;
    return formatValue(evaluation.value(node.id, last - 1), node.unit);
  },
});
