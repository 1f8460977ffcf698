/** Missing inputs, events from files, series of hosts, and reading from disk. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '@hedgerow/dsl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate, isoInstant, parseIsoDate } from '../../src/calendar/civil.ts';
import { readManifest, readSources } from '../../src/data/files.ts';
import { loadData } from '../../src/data/load.ts';
import { emptyManifest } from '../../src/data/manifest.ts';
import { missingInputs } from '../../src/data/missing.ts';
import { alignToSessions, seriesFromSessions } from '../../src/data/series.ts';
import { input, load, monthly, nyse } from '../support/inputs.ts';

const session = (iso: string): number => nyse.indexOf(parseIsoDate(iso)!);

describe('missing inputs', () => {
  const needs = (inputs: Program['inputs'], fields: readonly string[] = []) => ({
    inputs,
    nodes: fields.map((field) => ({
      op: 'input',
      name: inputs[0]!.name,
      field,
    })) as unknown as Program['nodes'],
  });

  it('are told with what was looked for and an unused column of a like name', () => {
    const inputs = [input('vix3m')];
    const found = missingInputs(needs(inputs), load('date,VIX_3M\n2024-01-02,1\n', inputs));
    expect(found.map((i) => [i.message, i.help, i.file])).toEqual([
      [
        'no data for `vix3m`: expected a column `vix3m`, or a file `vix3m.csv` with columns date,close',
        'is it the unused column `VIX_3M`?',
        'rules.hedge',
      ],
    ]);
  });

  it('members of bars that are read and not there', () => {
    const inputs = [input('vix', { bars: true })];
    const data = load('date,vix\n2024-01-02,1\n', inputs);
    expect(
      missingInputs(needs(inputs, ['close', 'high', 'volume']), data).map((i) => i.params.field),
    ).toEqual(['high', 'volume']);
  });

  it('are not told again where an error already explains them', () => {
    const inputs = [monthly('cpi')];
    for (const text of ['', 'when,cpi\n2025-09,1\n', 'date,cpi\n2025-09,1\n']) {
      const data = load(text, inputs);
      expect(data.issues.length).toBe(1);
      expect(missingInputs(needs(inputs), data)).toEqual([]);
    }
  });
});

describe('events', () => {
  const event = (name: string, from: string) => ({
    name,
    from,
    file: 'rules.hedge',
    span: { start: 0, end: 1 },
  });

  it('from the calendars that ship', () => {
    const { events, issues } = loadData([], [], nyse, { events: [event('fomc', 'calendar.fomc')] });
    expect(events.get('fomc')!.name).toBe('calendar.fomc');
    expect(issues).toEqual([]);
  });

  it('from a file, sorted, with what was announced and cancelled', () => {
    const content = `date,announced,cancelled
2024-05-02T16:30,2024-04-01,
2024-02-01T16:30,2024-01-04,2024-01-30
2024-02-01T16:30,,
2024-08-01,,
soon,,
`;
    const { events, issues } = loadData([{ name: 'data/earnings.csv', content }], [], nyse, {
      events: [event('earnings', 'earnings')],
    });
    const calendar = events.get('earnings')!;
    expect(calendar.events.map((e) => [isoInstant(e.time), isoInstant(e.announced)])).toEqual([
      ['2024-02-01T21:30:00Z', '2024-01-05T05:00:00Z'],
      ['2024-05-02T20:30:00Z', '2024-04-02T04:00:00Z'],
      ['2024-08-02T04:00:00Z', '1970-01-01T00:00:00Z'],
    ]);
    expect(isoInstant(calendar.events[0]!.cancelled!)).toBe('2024-01-31T05:00:00Z');
    expect(isoDate(calendar.knownThrough)).toBe('2024-08-01');
    expect(issues.map((i) => [i.id, i.line])).toEqual([
      ['duplicate-row', 4],
      ['bad-date', 6],
    ]);
  });

  it('from nowhere are an error', () => {
    const { issues } = loadData([], [], nyse, { events: [event('fed', 'calendar.fomcs')] });
    expect(issues.map((i) => [i.id, i.file])).toEqual([['unknown-event-calendar', 'rules.hedge']]);
  });
});

describe('series of hosts', () => {
  it('fill sessions from a first one on', () => {
    const series = seriesFromSessions('vix', [15, Number.NaN, 20], session('2024-01-02'), nyse);
    expect(Array.from(series.knownAt, isoInstant)).toEqual([
      '2024-01-02T21:00:00Z',
      '2024-01-03T21:00:00Z',
      '2024-01-04T21:00:00Z',
    ]);
    expect(Array.from(series.fields.get('value')!)).toEqual([15, Number.NaN, 20]);
    expect(() => seriesFromSessions('vix', [1, 2], nyse.date.length - 1, nyse)).toThrow('leave the calendar');
  });

  it('are laid out by the session at whose close they are known', () => {
    const rows = 'date,vix\n2024-01-02,1\n2024-01-03,2\n';
    const lagged = load(rows, [input('vix')], {
      feed: { name: 'f', type: 'csv', path: '', lag: { count: 1, unit: 'sessions' } },
    });
    const aligned = alignToSessions(lagged.series.get('vix')!, 'value', nyse);
    const first = session('2024-01-02');
    expect(Array.from(aligned.slice(first, first + 4))).toEqual([Number.NaN, 1, 2, Number.NaN]);
    expect(alignToSessions(lagged.series.get('vix')!, 'high', nyse).every(Number.isNaN)).toBe(true);
  });
});

describe('on disk', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'hedgerow-'));
    writeFileSync(join(root, 'b.csv'), 'date,b\n');
    writeFileSync(join(root, 'a.CSV'), 'date,a\n');
    writeFileSync(join(root, 'notes.txt'), 'x');
    writeFileSync(
      join(root, 'hedgerow.json'),
      '{ "feeds": { "b": { "type": "csv", "path": "b.csv", "scale": 2 } } }',
    );
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('a folder is its CSV files in order, each read as its feed says, once', () => {
    const { manifest, issues } = readManifest('.', root);
    expect(issues).toEqual([]);
    const { sources } = readSources(['.', 'b.csv'], { cwd: root, root, manifest, withFeeds: true });
    expect(sources.map((s) => [s.name, s.feed])).toEqual([
      ['a.CSV', undefined],
      ['b.csv', { name: 'b', type: 'csv', path: 'b.csv', scale: 2 }],
    ]);
  });

  it('feeds are read where the command names no data', () => {
    const { manifest } = readManifest('.', root);
    const read = (withFeeds: boolean) =>
      readSources([], { cwd: root, root, manifest, withFeeds }).sources.length;
    expect([read(true), read(false)]).toEqual([1, 0]);
  });

  it('what cannot be read is an error with its reason', () => {
    const options = { cwd: root, root, manifest: emptyManifest, withFeeds: false };
    expect(readSources(['nowhere.csv'], options).issues.map((i) => i.message)).toEqual([
      'the file cannot be read as data: there is no such file',
    ]);
    expect(readManifest('nowhere', root)).toEqual({ manifest: emptyManifest, issues: [] });
  });
});
