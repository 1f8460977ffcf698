import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionsOf } from '../src/demo/episode-data.ts';
import { episodes } from '../src/demo/vix-episodes.ts';
import { folderWith, hedgerow } from './support/run.ts';

describe('VIX episodes', () => {
  it('have one close for each NYSE session', () => {
    expect(episodes.map((episode) => sessionsOf(episode).length)).toEqual([63, 59, 61, 81]);
    expect(episodes.map((episode) => episode.vix.length)).toEqual([63, 59, 61, 81]);
  });

  it('hold the closes that people remember, on their dates', () => {
    const close = (date: string): number | undefined =>
      episodes.map((episode) => episode.vix[sessionsOf(episode).indexOf(date)]).find((x) => x !== undefined);
    expect(close('2008-11-20')).toBe(80.86);
    expect(close('2011-08-08')).toBe(48);
    expect(close('2018-02-05')).toBe(37.32);
    expect(close('2020-03-16')).toBe(82.69);
  });
});

describe('demo', () => {
  it('shows each episode with its decisions and why', () => {
    const cwd = folderWith({});
    const { code, stdout, stderr } = hedgerow(cwd, ['demo']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { from, to, vix } of episodes)
      expect(stdout).toContain(`${from} to ${to}, ${vix.length} sessions`);
    // Stress that lasts over a challenged condor: the autumn of 2008, of 2011, the spring of 2020; not a spike of days.
    const activations = [...stdout.matchAll(/(\d{4}-\d{2}-\d{2}) +activated +second_engine/g)];
    expect(activations.map(([, date]) => date)).toEqual(['2008-09-23', '2011-09-22', '2020-03-02']);
    expect(stdout).toContain('why stress_entry activated second_engine on 2020-03-02');
    expect(stdout).toContain('open hedgerow-demo.html in a browser');
    const page = readFileSync(join(cwd, 'hedgerow-demo.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toContain('<title>The ALVH rules in the Covid crash</title>');
  });

  it('says where it cannot write its report', () => {
    const { code, stdout, stderr } = hedgerow(folderWith({ 'hedgerow-demo.html/file': '' }), ['demo']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('`hedgerow-demo.html` is a folder');
  });
});
