/** On the VIX since 1990, at the sessions before the crash of March 2020. */
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/explain/explain.ts';
import { day, nyse } from '../support/data.ts';
import { evaluateFiles } from '../support/real-data.ts';
import { missing } from '../support/shared.ts';

describe.skipIf(missing('data/vix_daily.csv'))('the VIX in February 2020', () => {
  const source = 'rule it: when vix > 28 for 3 sessions alert "it"';
  const at = (date: string) => {
    const evaluation = evaluateFiles(source, [], { 'vix.csv': 'data/vix_daily.csv' });
    const instant = evaluation.timeline.lastOf(nyse.indexOf(day(date)));
    return explain(evaluation, evaluation.program.rules[0]!.when, instant);
  };

  it('is short of 28 on the 26th, and could hold for three sessions in three', () => {
    const why = at('2020-02-26');
    expect(why).toMatchObject({ truth: 'false', since: '2018-12-31', earliest: 3 });
    expect(why.children[0]).toMatchObject({ value: 27.56, threshold: 28, earliest: 1 });
    expect(why.children[0]!.distance!.move).toBeCloseTo(0.44, 12);
  });

  it('is above it on the 27th by as many deviations as the statistics module of Python counts', () => {
    const why = at('2020-02-27');
    expect(why).toMatchObject({ earliest: 2, progress: { have: 1, need: 3, unit: 'sessions' } });
    expect(why.children[0]).toMatchObject({ truth: 'true', value: 39.16, since: '2020-02-27' });
    expect(why.children[0]!.distance!.sigmas).toBeCloseTo(-5.379338895171718, 10);
  });
});
