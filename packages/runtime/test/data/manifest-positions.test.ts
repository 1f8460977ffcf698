/** Feeds of positions in hedgerow.json. */
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/data/manifest.ts';

const said = (feed: object): string[] =>
  parseManifest(
    JSON.stringify({ feeds: { book: { type: 'positions', path: 'p.csv', ...feed } } }),
  ).issues.map(({ message, help }) => `${message}${help ? `; ${help}` : ''}`);

it('reads everything that one may hold', () => {
  const feed = {
    rate: 'us3m',
    underlyings: {
      spx: { level: 'spx', volatility: { '9': 'vix9d', '30': 'vix' }, dividend: 0.015 },
      vix: { future: 'vx1', volatility: 'vvix', margin: 9000 },
    },
    smile: { slope: -0.1, curvature: 0.01, vixOverAtm: 1.03 },
    core: 'condors',
    credit: 'applied',
    stress: { spot: [-0.1, 0], volatility: [1.5], at: 'now' },
  };
  expect(said(feed)).toEqual([]);
  const text = JSON.stringify({ feeds: { desk: { type: 'positions', path: 'p.csv', ...feed } } });
  expect(parseManifest(text).manifest!.feeds).toEqual([
    { name: 'desk', type: 'positions', path: 'p.csv', ...feed },
  ]);
});

describe('errors, one a mistake', () => {
  it.each([
    [{ smile: 'steep' }, '`feeds.book.smile`: found "steep", expected "flat", or { "slope": -0.16'],
    [{ credit: true }, '`feeds.book.credit`: found true, expected "applied" or "not applied"'],
    [
      { lag: '1 session' },
      'found an unknown key `lag`, expected one of `type`, `path`, `rate`, `underlyings`',
    ],
    [{ underlyings: {} }, '`feeds.book.underlyings`: found {}, expected an object of underlyings'],
    [{ underlyings: { SPX: { level: 'spx' } } }, 'found "SPX", expected a name in lower case'],
    [{ underlyings: { spx: {} } }, 'found neither `level` nor `future`, expected one of them'],
    [{ underlyings: { spx: { level: 'a', future: 'b' } } }, 'found both `level` and `future`'],
    [
      { underlyings: { spx: { level: 'spx', volatility: { '30d': 'vix' } } } },
      'expected the name of an input in points, or inputs by calendar days',
    ],
    [{ stress: { spot: [-1] } }, '`feeds.book.stress.spot[0]`: found -1, expected a relative move above -1'],
    [
      { stress: { volatility: [] } },
      '`feeds.book.stress.volatility`: found [], expected an array of factors',
    ],
    [{ rate: null }, '`feeds.book.rate`: found null, expected a continuous rate such as 0.045'],
  ])('%o', (feed, message) => {
    const found = said(feed);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  it('a feed without a path', () => {
    const { issues } = parseManifest('{ "feeds": { "book": { "type": "positions" } } }');
    expect(issues.map((i) => i.message)).toEqual([
      '`feeds.book`: found no key `path`, expected a feed: { "type": "csv", "path": ... }, with `path`',
    ]);
  });
});
