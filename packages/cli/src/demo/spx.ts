import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Daily S&P 500 prices of 2000-01-03 to 2020-04-17, from the npm package vega-datasets, as the CSV of an input with
 * bars. The package's own column of adjusted closes repeats the close of an index and is left out.
 */
export function spxCsv(): string {
  // The package exports its entry alone; its data lies beside it.
  const path = fileURLToPath(new URL('../data/sp500-2000.csv', import.meta.resolve('vega-datasets')));
  const [, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const lines = rows.map((row) => {
    const [date, open, high, low, close, , volume] = row.split(',');
    return [date, open, high, low, close, volume].join(',');
  });
  return `date,open,high,low,close,volume\n${lines.join('\n')}\n`;
}
