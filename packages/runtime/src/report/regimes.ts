/** The run sliced by the states of each regime, each session by its state at the close. */
import { valueAt } from '../explain/view.ts';
import type { Report } from './report.ts';
import type { Scene } from './scene.ts';

export function regimeSlices({ result, overlay, ends }: Scene): Report['regimes'] {
  const { evaluation } = result.run;
  const { layerPnl } = overlay.portfolios.overlay;
  return evaluation.program.regimes.flatMap(({ name, states, node }) => {
    const ordinals = ends.map((tick) => valueAt(evaluation, node, tick));
    const slice = (state: string, holds: (ordinal: number) => boolean) => {
      const within = ordinals.flatMap((ordinal, i) => (holds(ordinal) ? [i] : []));
      return {
        regime: name,
        state,
        share: within.length / ends.length,
        layerPnl: within.reduce((sum, i) => sum + layerPnl[i]!, 0),
      };
    };
    const known = states.map((state, ordinal) => slice(state, (found) => found === ordinal));
    const unknown = slice('unknown', Number.isNaN);
    return unknown.share > 0 ? [...known, unknown] : known;
  });
}
