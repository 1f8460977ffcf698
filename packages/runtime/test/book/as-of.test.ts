/** What a book gives at a session does not change with what comes later, nor with what another book holds. */

import { compile } from '@hedgerow/dsl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadData, suppliedNames } from '../../src/data/load.ts';
import { missingInputs } from '../../src/data/missing.ts';
import { figures, flatFeed, HEADER, loadBook } from '../support/books.ts';
import { input, nyse, values } from '../support/inputs.ts';

const dates = [
  '2024-01-02',
  '2024-01-03',
  '2024-01-04',
  '2024-01-05',
  '2024-01-08',
  '2024-01-09',
  '2024-01-10',
];
const NAMES = [
  'book.value',
  'book.vega',
  'book.margin',
  'book.portfolio_margin',
  'book.irr',
  'book.return_on_margin',
  'book.realized_pnl',
  'book.stress_pnl',
  'core.breakeven_challenge',
  'breakeven_widening',
];

const leg = fc.record({
  layer: fc.constantFrom('core', 'second_engine'),
  right: fc.constantFrom('put', 'call'),
  strike: fc.integer({ min: 85, max: 115 }).map((k) => 50 * k),
  contracts: fc.integer({ min: -3, max: 3 }).filter((n) => n !== 0),
  expiry: fc.constantFrom('2024-01-10', '2024-01-19', '2024-02-16'),
  opened: fc.integer({ min: 0, max: 5 }),
  held: fc.option(fc.integer({ min: 0, max: 4 })),
});

type Leg = typeof leg extends fc.Arbitrary<infer T> ? T : never;

const rowOf = ({ layer, right, strike, contracts, expiry, opened, held }: Leg, known: number): string => {
  const closed = held === null ? undefined : dates[opened + held];
  const isKnown = closed !== undefined && dates.indexOf(closed) < known;
  const end = isKnown ? `${closed},25` : ',';
  return `${layer},${right},spx,${strike},${expiry},${contracts},${dates[opened]},30,${end}`;
};

it('decisions up to a session see the same figures, whatever was opened, closed and quoted after it', () => {
  const quote = fc.tuple(fc.integer({ min: 4500, max: 5500 }), fc.integer({ min: 10, max: 40 }));
  fc.assert(
    fc.property(
      fc.array(leg, { minLength: 1, maxLength: 6 }),
      fc.array(quote, { minLength: dates.length, maxLength: dates.length }),
      fc.integer({ min: 1, max: dates.length }),
      (legs, quotes, known) => {
        const upTo = legs.filter(({ opened }) => opened < known);
        fc.pre(upTo.length > 0);
        const market = quotes.map(([spx, vix], i) => `${dates[i]},${spx},${vix}`);
        const whole = loadBook({ positions: legs.map((l) => rowOf(l, dates.length)), market }, NAMES);
        const part = loadBook(
          { positions: upTo.map((l) => rowOf(l, known)), market: market.slice(0, known) },
          NAMES,
        );
        for (const name of NAMES) {
          const before = values(part, name);
          expect(values(whole, name).slice(0, before.length)).toEqual(before);
        }
      },
    ),
    { numRuns: 60 },
  );
});

const market = ['2024-01-02,5000,18', '2024-01-03,4900,20'];
const one = 'core,put,spx,4805,2024-02-16,-10,2024-01-02,38,,';
const other = 'core,put,spx,4500,2024-02-16,-3,2024-01-02,9,,';

describe('several books', () => {
  it('are each what they are alone', () => {
    const content = (row: string) => `${HEADER}\n${row}\n`;
    const data = loadData(
      [
        { name: 'a.csv', content: content(one), feed: flatFeed({ name: 'alpha' }) },
        { name: 'b.csv', content: content(other), feed: flatFeed({ name: 'beta' }) },
        { name: 'market.csv', content: `date,spx,vix\n${market.join('\n')}\n` },
      ],
      [input('alpha.vega'), input('beta.vega')],
      nyse,
    );
    expect(values(data, 'alpha.vega')).toEqual(figures({ positions: [one], market }, 'book.vega'));
    expect(values(data, 'beta.vega')).toEqual(figures({ positions: [other], market }, 'book.vega'));
  });
});

describe('names', () => {
  const feed = flatFeed();
  const sources = [{ name: 'positions.csv', content: `${HEADER}\n${one}\n`, feed }];

  it('are told before the data is read, so that they take the place of definitions', () => {
    const supplied = suppliedNames(sources);
    for (const name of ['book.vega', 'core.lower', 'core_contracts', 'breakeven_challenge', 'vega_coverage'])
      expect(supplied).toContain(name);
    expect(supplied).not.toContain('second_engine.vega');
    const text = 'when core.breakeven_challenge > 60% and book.vega < -500 USD alert "challenged"';
    const { program, diagnostics } = compile([{ name: 'r.hedge', text }], { supplied });
    expect(diagnostics).toEqual([]);
    expect(program!.inputs.map(({ name, supplied }) => [name, supplied]).sort()).toEqual([
      ['book.vega', false],
      ['core.breakeven_challenge', true],
    ]);
  });

  it('of the core are not told where the file has none, so that the modelled one stands', () => {
    const hedge = [{ ...sources[0]!, content: sources[0]!.content.replace('core,put', 'hedge,put') }];
    const supplied = suppliedNames(hedge);
    expect(supplied).toContain('hedge.vega');
    expect(supplied).not.toContain('breakeven_challenge');
    expect(supplied).not.toContain('core_contracts');
  });

  it('of a layer stay its own, but for a member that the rule set declares as an input', () => {
    const engine = [
      { ...sources[0]!, content: sources[0]!.content.replace('core,put', 'second_engine,put') },
    ];
    const inputsOf = (text: string) =>
      compile([{ name: 'r.hedge', text }], { supplied: suppliedNames(engine) })
        .program!.inputs.map(({ name }) => name)
        .filter((name) => name.startsWith('second_engine.'));
    const rule = 'when vix > 28 alert "{second_engine.margin}"';
    expect(suppliedNames(engine)).toContain('second_engine.margin');
    expect(inputsOf(rule)).toEqual([]);
    expect(inputsOf(`input second_engine.margin : money(USD)\n${rule}`)).toEqual(['second_engine.margin']);
  });

  it('a figure that is unknown throughout is not missing', () => {
    const text = 'when vega_coverage < 50% alert "x"';
    const { program } = compile([{ name: 'r.hedge', text }], { supplied: ['vega_coverage'] });
    const long = one.replace('-10', '10');
    const data = loadBook({ positions: [long], market }, ['vega_coverage']);
    expect(values(data, 'vega_coverage').every(Number.isNaN)).toBe(true);
    expect(missingInputs(program!, data)).toEqual([]);
  });

  it('a column of a file stands before the figure of the positions', () => {
    const data = loadBook(
      { positions: [one], market: ['date,spx,vix,book.vega', '2024-01-02,5000,18,-77'] },
      ['book.vega'],
    );
    expect(values(data, 'book.vega')).toEqual([-77]);
  });

  it('market inputs that the rule set does not declare leave no series behind', () => {
    const data = loadBook({ positions: [one], market }, ['book.vega']);
    expect([...data.series.keys()]).toEqual(['book.vega']);
  });
});
