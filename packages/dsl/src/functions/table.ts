import { change } from './change.ts';
import { indicators } from './indicators.ts';
import { math } from './math.ts';
import { moving } from './moving.ts';
import { options } from './options.ts';
import type { FunctionSpec } from './spec.ts';
import { statistics } from './statistics.ts';

const groups = [moving, statistics, change, indicators, math, options];

/** The one function table, by name. */
export const functionTable: ReadonlyMap<string, FunctionSpec> = new Map(
  groups.flat().map((spec) => [spec.name, spec]),
);
