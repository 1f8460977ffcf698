import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../src/data/json-fault.ts';
import { formatPath, jsonPlaces } from '../../src/data/json-places.ts';
import { parseManifest } from '../../src/data/manifest.ts';
import { manifestSchema } from '../../src/data/manifest-check.ts';

const said = (text: string): string[] =>
  parseManifest(text).issues.map((i) => `${i.line}:${i.column} ${i.message}${i.help ? `; ${i.help}` : ''}`);

it('reads everything that it may hold', () => {
  const { manifest, issues } = parseManifest(`{
    "$schema": "./node_modules/@hedgerow/runtime/src/data/manifest.schema.json",
    "feeds": {
      "treasury": { "type": "csv", "path": "data/yields.csv", "columns": { "dgs10": "us10y" }, "timeZone": "UTC",
                    "lag": "1 session at 16:15", "scale": { "us10y": 0.01 }, "stale": "5 sessions" },
      "vix": { "type": "csv", "path": "vix.csv" }
    },
    "calendar": { "extraClosures": ["2027-05-05"], "earlyCloses": { "2027-05-06": "13:00" }, "lateOpens": {} },
    "data": "more",
    "profiles": { "steward": { "floor": 30, "challenge": "70%" } },
    "lint": { "preset": "strict" }
  }`);
  expect(issues).toEqual([]);
  expect(manifest!.feeds[0]).toEqual({
    name: 'treasury',
    type: 'csv',
    path: 'data/yields.csv',
    columns: { dgs10: 'us10y' },
    timeZone: 'UTC',
    lag: { count: 1, unit: 'sessions', clock: 975 },
    scale: { us10y: 0.01 },
    stale: { count: 5, unit: 'sessions' },
  });
  expect(manifest!.data).toEqual(['more']);
  expect(manifest!.profiles.steward).toEqual({ floor: 30, challenge: '70%' });
  expect(manifest!.calendar.extraClosures).toEqual(['2027-05-05']);
});

it('knows where a text stops being JSON', () => {
  const accepted = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const torn = fc
    .tuple(
      fc.jsonValue(),
      fc.nat(),
      fc.nat({ max: 3 }),
      fc.constantFrom('', ',', '"', '{', ']', '0', '-', 'x', '\n'),
    )
    .map(([value, at, cut, put]) => {
      const text = JSON.stringify(value, null, at % 3);
      const from = at % (text.length + 1);
      return text.slice(0, from) + put + text.slice(from + cut);
    });
  fc.assert(
    fc.property(fc.oneof(torn, fc.json()), (text) => {
      const fault = jsonFault(text);
      expect(fault === undefined).toBe(accepted(text));
      // What stands before it is JSON, or the beginning of some.
      if (fault !== undefined) expect(jsonFault(text.slice(0, fault)) ?? fault).toBe(fault);
    }),
  );
});

it('an empty object is a manifest, with a byte order mark too', () => {
  expect(parseManifest('\uFEFF{}').manifest!.feeds).toEqual([]);
});

describe('errors have the JSON path, the value, what was expected, and a suggestion', () => {
  it('misspelt keys, without a second finding for what is then missing', () => {
    expect(said('{ "feeds": { "a": { "type": "csv", "pth": "x" } }, "calender": {} }')).toEqual([
      '1:36 `feeds.a.pth`: found an unknown key `pth`, expected one of `type`, `path`, `columns`, `timeZone`, `lag`, `scale`, `stale`; did you mean `path`?',
      '1:52 `calender`: found an unknown key `calender`, expected one of `feeds`, `calendar`, `data`, `profiles`, `lint`; did you mean `calendar`?',
    ]);
  });

  it('missing keys', () => {
    expect(said('{ "feeds": { "a": { "type": "csv" } } }')).toEqual([
      '1:19 `feeds.a`: found no key `path`, expected a feed: { "type": "csv", "path": ... }, with `path`',
    ]);
  });

  it('values of every kind, once each', () => {
    const text = `{ "feeds": { "my feed": { "type": "cvs", "path": "", "scale": "1", "lag": "soon", "stale": 5,
  "timeZone": "EST", "columns": { "a": 1 } } }, "data": [1], "profiles": { "p": { "x": [] } } }`;
    expect(said(text).map((s) => s.replace(/, expected .*?(; did|$)/, '$1'))).toEqual([
      '1:35 `feeds["my feed"].type`: found "cvs"; did you mean `csv`?',
      '1:50 `feeds["my feed"].path`: found ""',
      '1:63 `feeds["my feed"].scale`: found "1"',
      '1:75 `feeds["my feed"].lag`: found "soon"',
      '1:92 `feeds["my feed"].stale`: found 5',
      '2:15 `feeds["my feed"].timeZone`: found "EST"',
      '2:40 `feeds["my feed"].columns.a`: found 1',
      '2:57 `data`: found [1]',
      '2:88 `profiles.p.x`: found []',
    ]);
  });

  it('days that do not exist or are no sessions', () => {
    const text =
      '{ "calendar": { "extraClosures": ["2027-02-30", "2027-05-08"], "earlyCloses": { "2026-07-03": "13:00" } } }';
    expect(said(text)).toEqual([
      '1:35 `calendar.extraClosures[0]`: found "2027-02-30", expected a date that exists',
      '1:49 `calendar.extraClosures[1]`: found "2027-05-08" (a weekend), expected a session of XNYS',
      '1:95 `calendar.earlyCloses["2026-07-03"]`: found "2026-07-03" (Independence Day), expected a session of XNYS',
    ]);
  });

  it('keys that are there twice, of which JSON would keep the last', () => {
    expect(said('{ "data": "a",\n  "data": "b" }')).toEqual([
      '2:3 `data`: found this key twice, expected it once',
    ]);
  });

  it('text that is no JSON, or no object', () => {
    expect(said('{ "data": "a", }')[0]).toMatch(/^1:16 found text that is no JSON/);
    expect(said('')[0]).toMatch(/^1:1 found text that is no JSON/);
    expect(said('{\n  "data": here\n}')[0]).toMatch(/^2:11 found text that is no JSON/);
    expect(said('{\n  "data": "a')[0]).toMatch(/^2:11 found text that is no JSON/);
    expect(said('[]')).toEqual([
      '1:1 found [], expected an object with feeds, calendar, data, profiles or lint',
    ]);
  });
});

it('never throws, and gives a manifest or a reason', () => {
  const key = fc.constantFrom(
    'feeds',
    'calendar',
    'data',
    'type',
    'path',
    'lag',
    'extraClosures',
    'lint',
    'x',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('csv', '1 session', '2027-05-05', 'vix.csv', ''),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(key, tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  fc.assert(
    fc.property(
      fc.oneof(
        value.map((v) => JSON.stringify(v)),
        fc.string(),
      ),
      (text) => {
        const { manifest, issues } = parseManifest(text);
        expect((manifest === undefined) === issues.length > 0).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it('the published schema is a JSON Schema of 2020-12', () => {
  expect(new Ajv2020({ strict: true, allowUnionTypes: true }).validateSchema(manifestSchema)).toBe(true);
});

it('places in JSON are where the values are', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'small' }), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
      const text = JSON.stringify(json, null, indent);
      const places = jsonPlaces(text);
      const visit = (inner: unknown, path: readonly (string | number)[]): void => {
        const start = JSON.stringify(inner).slice(0, 1);
        expect(text.slice(places.at(path)).startsWith(start), formatPath(path)).toBe(true);
        if (Array.isArray(inner)) for (const [i, x] of inner.entries()) visit(x, [...path, i]);
        else if (inner !== null && typeof inner === 'object')
          for (const [k, x] of Object.entries(inner)) visit(x, [...path, k]);
      };
      visit(JSON.parse(text), []);
    }),
  );
});
