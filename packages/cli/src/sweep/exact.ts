/** `sweep --exact`: one threshold, every distinct outcome. */
import { exactSweep, exactTarget } from '@hedgerow/runtime';
import type { Context } from '../io/context.ts';
import { Failure } from '../io/failure.ts';
import type { Prepared } from '../io/prepare.ts';
import { sweepOptions } from './question.ts';
import { renderExact } from './render.ts';

export async function runExact(
  prepared: Prepared,
  text: string,
  format: 'human' | 'json' | 'csv' | 'html',
  { out, progress }: Context,
): Promise<void> {
  const target = exactTarget(prepared.program, text);
  if (typeof target === 'string')
    throw new Failure(target, 'name a param, or a comparison as a rule writes it: --exact "vix > 28"');
  if (format === 'html') throw new Failure('--exact has no page', 'take --format human, json or csv');
  progress.step(`sweeping ${text}`);
  const result = exactSweep(prepared.dataset, target, sweepOptions(prepared));
  await progress.done();
  if (format === 'json') {
    const { columns, values } = result;
    const outcomes = result.outcomes.map(({ metrics, ...bounds }) => ({
      ...bounds,
      metrics: Object.fromEntries(columns.map((c, i) => [c, Number.isNaN(metrics[i]!) ? null : metrics[i]!])),
    }));
    out.write(`${JSON.stringify({ threshold: text, unit: target.unit, values, outcomes }, null, 2)}\n`);
  } else if (format === 'csv') {
    out.write(`from,from_closed,to,to_closed,${result.columns.join()}\n`);
    for (const { from, fromClosed, to, toClosed, metrics } of result.outcomes) {
      const figures = metrics.map((value) => (Number.isNaN(value) ? '' : value));
      out.write(`${[from ?? '', fromClosed, to ?? '', toClosed, ...figures].join()}\n`);
    }
  } else out.write(`${renderExact(result, text, out).join('\n')}\n`);
}
