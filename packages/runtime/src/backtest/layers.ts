/** What became of each layer: episodes, time active, and its decisions by kind. */
import type { DecisionKind } from '../engine/decision.ts';
import type { LayerHistory, Run } from '../engine/run.ts';
import { median } from '../statistics/moments.ts';
import { SESSIONS_PER_YEAR } from '../statistics/returns.ts';
import type { Episode, LayerStatistics } from './result.ts';
import { dateAt } from './sessions.ts';

export function layerStatistics(run: Run, ends: readonly number[]): LayerStatistics[] {
  return [...run.layers].map(([layer, history]) => {
    const tally = (kind: DecisionKind): number =>
      run.decisions.reduce((n, d) => (d.layer === layer && d.kind === kind ? n + 1 : n), 0);
    const episodes = episodesOf(run, history);
    const holds = episodes.flatMap((episode) => (episode.end === null ? [] : [episode.sessions]));
    const activeSessions = ends.reduce((n, tick) => n + history.active[tick]!, 0);
    const activations = tally('activated');
    return {
      layer,
      activations,
      episodes,
      activeSessions,
      activeShare: ends.length === 0 ? 0 : activeSessions / ends.length,
      medianHold: holds.length === 0 ? null : median(holds),
      flipsPerYear:
        ends.length === 0 ? 0 : ((activations + tally('deactivated')) * SESSIONS_PER_YEAR) / ends.length,
      scaled: tally('scaled'),
      rolled: tally('rolled'),
      vetoed: tally('vetoed'),
      constrained: tally('constrained'),
      proposed: tally('proposed'),
      approved: tally('approved'),
      lapsed: tally('lapsed'),
    };
  });
}

/** Stretches of instants at which the layer was active. */
function episodesOf(run: Run, { active, size }: LayerHistory): Episode[] {
  const { grid } = run.evaluation.timeline;
  const episodes: Episode[] = [];
  for (let tick = run.first; tick < grid.length; tick++) {
    if (active[tick] === 0) continue;
    const start = tick;
    let greatest = size[start]!;
    while (tick < grid.length && active[tick] === 1) greatest = Math.max(greatest, size[tick++]!);
    const ended = tick < grid.length;
    const span = grid.session[ended ? tick : tick - 1]! - grid.session[start]!;
    episodes.push({
      start: dateAt(run, start),
      end: ended ? dateAt(run, tick) : null,
      sessions: ended ? span : span + 1,
      openingSize: size[start]!,
      greatestSize: greatest,
    });
  }
  return episodes;
}
