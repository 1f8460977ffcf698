/** Walk-forward, plateaus and the result, on cases counted by hand. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { foldsOf, longestLookBack } from '../../src/sweep/folds.ts';
import { neighboursOf, plateausOf } from '../../src/sweep/plateau.ts';
import { resultOf, sweepCsv } from '../../src/sweep/result.ts';
import { sceneOf } from '../../src/sweep/scene.ts';
import { listed, type Space, sizeOf, steps, valuesOf } from '../../src/sweep/space.ts';
import { type Question, studyOf } from '../../src/sweep/study.ts';
import { heatMapsOf } from '../../src/sweep-page/heat.ts';
import { renderSweep } from '../../src/sweep-page/page.ts';
import { daily, dataset, nyse, sessionFrom } from '../support/data.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';

const program = compiled(`
input x : index
param floor = 10
param streak = 2 sessions in 1..20 sessions
layer hedge { size of 1_000_000 USD }
rule r: when x > floor for streak activate hedge size 30% until x < floor
`);
/** Up for three sessions in every eight, to 12, 14, 16, ... */
const data = dataset([
  daily(
    'x',
    Array.from({ length: 80 }, (_, i) => (i % 8 < 3 ? 12 + 2 * Math.floor(i / 8) : 5)),
  ),
]);
const params = paramsOf(program);
const space: Space = {
  axes: [
    { param: 'floor', values: steps(10, 30, 5) },
    { param: 'streak', values: [1, 2, 3, 4] },
  ],
  choice: { kind: 'grid' },
};
const objective = { column: 'hedge.activations', direction: 'maximize' } as const;

describe('a space', () => {
  it('has steps without drift, and lists with the values of their rows', () => {
    expect(steps(25, 26, 0.1)).toEqual([25, 25.1, 25.2, 25.3, 25.4, 25.5, 25.6, 25.7, 25.8, 25.9, 26]);
    const rows = listed(
      ['floor', 'streak'],
      [
        [30, 1],
        [10, 2],
        [30, 2],
      ],
    );
    expect([0, 1, 2].map((set) => [...valuesOf(rows, set).values()])).toEqual([
      [30, 1],
      [10, 2],
      [30, 2],
    ]);
  });

  it('has the neighbours of a set a step away along each axis', () => {
    expect(neighboursOf(space, 0)).toEqual([0, 1, 4]);
    expect(neighboursOf(space, 5)).toEqual([5, 4, 6, 1, 9]);
  });
});

describe('plateaus', () => {
  it('prefer agreement to a lone peak', () => {
    const values = [9, 0, 0, 0, 0, 0, 0, 0, 5, 5, 0, 0, 5, 5, 0, 0, 5, 5, 0, 0];
    const [best] = plateausOf(space, objective, (set) => values[set]!, 1);
    expect(best).toMatchObject({ set: 12, objective: 5, mean: 5, worst: 5, neighbours: 3 });
  });
});

describe('walk-forward', () => {
  const scene = sceneOf(program, data, space, { params });

  it('looks back as far as the longest streak that is swept', () => {
    expect(longestLookBack(scene)).toBeGreaterThanOrEqual(4);
    expect(longestLookBack(scene)).toBeLessThanOrEqual(6);
  });

  it('keeps the embargo between training and test, rolling and anchored', () => {
    const session = (date: number): number => nyse.indexOf(date) - sessionFrom('2024-01-02');
    const of = (mode: 'anchored' | 'rolling') =>
      foldsOf(scene, { mode, train: 24, test: 16, embargo: 6 }).map(({ train, test }) =>
        [train.from, train.to, test.from, test.to].map(session),
      );
    expect(of('rolling')).toEqual([
      [0, 23, 30, 45],
      [16, 39, 46, 61],
      [32, 55, 62, 77],
    ]);
    expect(of('anchored').map(([from]) => from)).toEqual([0, 0, 0]);
  });

  it('chooses by training alone, and tells what came of it', () => {
    const folds = foldsOf(scene, { mode: 'rolling', train: 24, test: 16, embargo: 6 });
    const question: Question = { space, objective, overlay: false, folds };
    const study = studyOf(program, data, question, { params });
    const rows = study.rows(0, sizeOf(space));
    const result = resultOf(program, study, question, rows, 3);
    // The first 24 sessions hold the three stretches to 12, 14 and 16, the test those from session 32 and 40 on.
    expect(result.walk_forward!.folds[0]).toMatchObject({
      params: { floor: 10, streak: 1 },
      train_objective: 3,
      test_metrics: { 'hedge.activations': 2 },
    });
    expect(result.best[0]).toMatchObject({ set: 0, metrics: { 'hedge.activations': 10 } });
    expect(result.trials.count).toBe(20);

    const csv = [...sweepCsv(question, study.columns, rows)].join('').split('\n');
    expect(csv[0]).toBe(
      'set,floor,streak,hedge.activations,hedge.active_sessions,hedge.median_hold,hedge.flips_per_year',
    );
    expect(csv[1]).toBe('0,10,1,10,30,3,63');
    expect(csv[4]).toBe('3,10,4,0,0,,0');

    const schema = JSON.parse(
      readFileSync(new URL('../../src/sweep/sweep.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const { Ajv2020 } = createRequire(import.meta.url)(
      'ajv/dist/2020.js',
    ) as typeof import('ajv/dist/2020.js');
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false }).compile(
      schema,
    );
    expect(validate(JSON.parse(JSON.stringify(result))), JSON.stringify(validate.errors)).toBe(true);

    const maps = heatMapsOf(space, (set) => rows[set * study.columns.length]!, 0);
    const page = renderSweep(result, maps, '<b>rules</b>');
    expect(page).toContain('&lt;b&gt;rules&lt;/b&gt;');
    expect(page).not.toMatch(/<script|https?:|style="/);
    expect(page).toContain('chosen">10</td>');
  });
});
