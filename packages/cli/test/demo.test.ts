import { describe, expect, it } from 'vitest';
import { sessionsOf } from '../src/demo/episode-data.ts';
import { episodes } from '../src/demo/vix-episodes.ts';

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
