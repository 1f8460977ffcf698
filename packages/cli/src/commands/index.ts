import { backtest } from './backtest.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import type { CommandEntry } from './definition.ts';
import { demo } from './demo.ts';
import { docs } from './docs.ts';
import { evaluate } from './eval.ts';
import { explain } from './explain.ts';
import { fmt } from './fmt.ts';
import { init } from './init.ts';
import { lint } from './lint.ts';
import { lsp } from './lsp.ts';
import { studio } from './studio.ts';
import { sweep } from './sweep.ts';
import { test } from './test.ts';

/** The one table of commands, in the order that help lists them. */
export const commands: readonly CommandEntry[] = [
  check,
  lint,
  fmt,
  evaluate,
  backtest,
  sweep,
  explain,
  test,
  build,
  init,
  docs,
  lsp,
  studio,
  demo,
];
