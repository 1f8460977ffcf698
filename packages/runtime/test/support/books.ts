/** Books written out in tests, loaded as the product does. */
import type { PositionsFeed } from '../../src/book/feed.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { loadData } from '../../src/data/load.ts';
import { input, nyse, values } from './inputs.ts';

export const HEADER =
  'layer,instrument,underlying,strike,expiry,contracts,opened,entry_price,closed,exit_price';

/** A feed of the S&P 500 at one volatility for all strikes and maturities. */
export const flatFeed = (changes: Partial<PositionsFeed> = {}): PositionsFeed => ({
  name: 'book',
  type: 'positions',
  path: 'positions.csv',
  rate: 0.045,
  underlyings: { spx: { level: 'spx', volatility: 'vix', dividend: 0.013 } },
  smile: 'flat',
  ...changes,
});

export interface BookFiles {
  /** Rows beneath HEADER, or with a header of their own. */
  readonly positions: readonly string[];
  /** Rows of `date,spx,vix`, or with a header of their own. */
  readonly market: readonly string[];
  readonly feed?: PositionsFeed;
}

const withHeader = (rows: readonly string[], header: string, first: string): string =>
  `${rows[0]?.startsWith(first) ? '' : `${header}\n`}${rows.join('\n')}\n`;

/** The data set in which these names are inputs. */
export const loadBook = (
  { positions, market, feed = flatFeed() }: BookFiles,
  names: readonly string[],
): Dataset =>
  loadData(
    [
      { name: 'positions.csv', content: withHeader(positions, HEADER, 'layer,'), feed },
      { name: 'market.csv', content: withHeader(market, 'date,spx,vix', 'date,') },
    ],
    names.map((name) => input(name)),
    nyse,
  );

/** The values of one name, from the session of the first opening on. */
export const figures = (files: BookFiles, name: string): number[] => values(loadBook(files, [name]), name);
