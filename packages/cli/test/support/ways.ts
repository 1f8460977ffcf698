/** All ways to evaluate a pair beside the reference, built modules among them. */

import { ways as ofTheRuntime, type Way } from '../../../runtime/test/support/pairs/ways.ts';
import { builtBy } from './built-ways.ts';
import { linked } from './linked.ts';

/** What a module is asked by messages takes as long as all else: in usual runs it is tried on every third data set. */
const every = process.env.HEDGEROW_PAIRS === undefined ? 3 : 1;

export const ways: readonly Way[] = [...ofTheRuntime, { ...builtBy('a built module', linked), every }];
