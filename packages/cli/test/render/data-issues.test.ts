import type { DataIssue } from '@hedgerow/runtime';
import { expect, it } from 'vitest';
import { renderDataIssues } from '../../src/render/data-issues.ts';
import { plainScreen } from '../support/screen.ts';

const issue = (line: number): DataIssue => ({
  id: 'ragged-row',
  severity: 'warning',
  message: `the row has ${line} cells`,
  params: {},
  file: 'vix.csv',
  line,
  dropped: true,
});

it('the first two of a kind are shown, the others counted with their lines', () => {
  expect(renderDataIssues([3, 5, 8, 9].map(issue), false, plainScreen())).toEqual([
    '  vix.csv:3  ragged-row  the row has 3 cells',
    '  vix.csv:5  ragged-row  the row has 5 cells',
    '    and 2 more like it: lines 8, 9',
  ]);
});

it('all are shown where asked', () => {
  expect(renderDataIssues([3, 5, 8].map(issue), true, plainScreen())).toHaveLength(3);
});
