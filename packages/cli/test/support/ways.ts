/** All ways to evaluate a pair beside the reference, built modules among them. */
import { ways as ofTheRuntime, type Way } from '../../../runtime/test/support/pairs/ways.ts';
import { builtBy } from './built-ways.ts';
import { linked } from './linked.ts';

export const ways: readonly Way[] = [...ofTheRuntime, builtBy('a built module', linked)];
