import { change } from './change.ts';
import { distribution } from './distribution.ts';
import { indicators } from './indicators.ts';
import { math } from './math.ts';
import { moving } from './moving.ts';
import { options } from './options.ts';
import type { FunctionSpec } from './spec.ts';
import { statistics } from './statistics.ts';
import { volatility } from './volatility.ts';

const groups = [moving, statistics, distribution, change, volatility, indicators, math, options];

/** The one function table, by name. */
export const functionTable: ReadonlyMap<string, FunctionSpec> = new Map(
  groups.flat().map((spec) => [spec.name, spec]),
);
