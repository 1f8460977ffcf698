/** Code made at run time, and what runs where that is banned. */
import type { Program } from '@hedgerow/dsl';
import { type Code, coded } from './coded.ts';
import { generate } from './generate.ts';
import { closures, type MakeRunner } from './runner.ts';

const made = new WeakMap<Program, MakeRunner>();

/** Generates and compiles the code of a program, once. Needs `new Function`: where that is banned, use `closures`. */
export const generated: MakeRunner = (part) => {
  const { program } = part;
  let run = made.get(program);
  if (!run) {
    const codeOf = (ofBook: boolean): Code => new Function('given', generate(program, ofBook)) as Code;
    run = coded(codeOf(false), codeOf(true));
    made.set(program, run);
  }
  return run(part);
};

/** Whether a text can be made into code here: not under a strict content security policy. */
function mayCompile(): boolean {
  try {
    return new Function('return true')() === true;
  } catch {
    return false;
  }
}

/** Generated code where it is allowed, closures elsewhere: the same bits. */
export const fastest = (): MakeRunner => (mayCompile() ? generated : closures);
