/** Built modules of random rule sets, each over many random data sets, decide what the reference decides. */
import { isoDate, isoInstant, reference } from '@hedgerow/runtime';
import fc from 'fast-check';
import { it } from 'vitest';
import { nyse } from '../../../runtime/test/support/data.ts';
import { compiled } from '../../../runtime/test/support/evaluate.ts';
import { type Prepared, preparedOf } from '../../../runtime/test/support/generate/cases.ts';
import { approvals, decideWith } from '../../../runtime/test/support/generate/decisions.ts';
import { anyPrograms } from '../../../runtime/test/support/generate/programs.ts';
import { runs } from '../../../runtime/test/support/generate/runs.ts';
import { blocksOf } from '../../../runtime/test/support/pairs/block.ts';
import { type Built, built } from '../support/built.ts';

/** The data as messages; null is unknown. */
function messagesOf({ program, data }: Prepared): object[] {
  const plain = (x: number): number | null => (Number.isNaN(x) ? null : x);
  return program.inputs.flatMap(({ name, every }) => {
    const series = data.series.get(name);
    if (!series) return [];
    return Array.from(series.period, (period, i) => {
      const place =
        every.unit === 'session'
          ? { session: isoDate(nyse.date[period]!) }
          : every.unit === 'minutes'
            ? { time: isoInstant(period) }
            : { period: isoDate(period) };
      const values = Object.fromEntries(
        [...series.fields].map(([field, column]) => [field, plain(column[i]!)]),
      );
      return { input: name, ...place, known_at: isoInstant(series.knownAt[i]!), ...values };
    });
  });
}

function decideBuilt(rules: Built, prepared: Prepared, share: number): object[] {
  const { range, params } = prepared;
  const [first, last] = [nyse.indexOf(range.from!), nyse.indexOf(range.to!)];
  const given = approvals(first, last).map(({ time, ...rest }) => ({ ...rest, at: isoInstant(time) }));
  const start = rules.init({ start: isoDate(range.from!), params: Object.fromEntries(params) });
  const middle = first + Math.floor(share * (last - first));
  const one = rules.advance(start, isoInstant(nyse.close[middle]!), messagesOf(prepared), given);
  const before = JSON.stringify(one.flatMap(({ decisions }) => decisions));
  const two = rules.advance(rules.restore(rules.snapshot(start)), isoInstant(nyse.close[last]!), [], []);
  return [...(JSON.parse(before) as object[]), ...two.flatMap(({ decisions }) => decisions)];
}

it('a built module decides what the reference decides, whole or minified, stopped on the way', async () => {
  let pairs = 0;
  await fc.assert(
    fc.asyncProperty(blocksOf(anyPrograms), fc.boolean(), async ({ generated, plans }, minify) => {
      const program = compiled(generated.source, generated.expressions);
      const rules = await built(program, minify);
      for (const [i, plan] of plans.entries()) {
        const prepared = preparedOf(program, plan);
        const ours = JSON.stringify(decideBuilt(rules, prepared, plan.share));
        const whole = JSON.stringify(decideWith(reference, prepared).decisions);
        if (ours === whole) continue;
        throw new Error(`data set ${i + 1} of ${plans.length}: built ${ours}\nreference ${whole}`);
      }
      pairs += plans.length;
    }),
    { ...runs(25), endOnFailure: true },
  );
  console.log(`built modules: all agree on ${pairs} pairs`);
});
