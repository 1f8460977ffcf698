/** Built modules of random rule sets over random data decide what the reference decides. */
import { isoDate, isoInstant, reference } from '@hedgerow/runtime';
import fc from 'fast-check';
import { it } from 'vitest';
import { nyse } from '../../../runtime/test/support/data.ts';
import { cases, type Prepared, prepare } from '../../../runtime/test/support/generate/cases.ts';
import { approvals, decideWith } from '../../../runtime/test/support/generate/decisions.ts';
import { runs } from '../../../runtime/test/support/generate/runs.ts';
import { built } from '../support/built.ts';

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

async function decideBuilt(prepared: Prepared, minify: boolean, share: number): Promise<object[]> {
  const { program, range, params } = prepared;
  const rules = await built(program, minify);
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
  await fc.assert(
    fc.asyncProperty(
      cases,
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (one, minify, share) => {
        const prepared = prepare(one);
        const ours = JSON.stringify(await decideBuilt(prepared, minify, share));
        const whole = JSON.stringify(decideWith(reference, prepared).decisions);
        if (ours !== whole) throw new Error(`built ${ours}\nreference ${whole}`);
      },
    ),
    { ...runs(12), endOnFailure: true },
  );
});
