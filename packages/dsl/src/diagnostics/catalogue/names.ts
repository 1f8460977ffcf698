/** Diagnostics of names: unknown, redeclared, cyclic. */
import { define } from '../define.ts';
import { choice } from '../phrases.ts';

/** A cycle as a chain of names; of a long one its two ends. */
const ring = (cycle: readonly string[]): string =>
  (cycle.length <= 8 ? cycle : [...cycle.slice(0, 5), '...', ...cycle.slice(-2)]).join(' -> ');

export const names = {
  'unknown-name': define<{ name: string; expected: string; suggestions: readonly string[] }>({
    severity: 'error',
    message: ({ name, expected }) => `\`${name}\` is not a known ${expected}`,
    help: ({ suggestions }) =>
      suggestions.length === 0 ? undefined : `did you mean ${choice(suggestions)}?`,
  }),
  'unknown-member': define<{ member: string; of: string; members: readonly string[] }>({
    severity: 'error',
    message: ({ member, of }) => `\`${of}\` has no member \`${member}\``,
    help: ({ members, of }) =>
      members.length === 0
        ? `\`${of}\` is a single value, without members`
        : `it has ${choice(members, 'and')}`,
  }),
  'wrong-kind': define<{ name: string; found: string; expected: string; instead?: string }>({
    severity: 'error',
    message: ({ name, found, expected, instead }) =>
      `\`${name}\` is ${found}; expected ${expected}${instead === undefined ? '' : `, did you mean \`${instead}\`?`}`,
  }),
  'redeclared-name': define<{ name: string; kind: string; previous: string }>({
    severity: 'error',
    message: ({ name, kind, previous }) => `${kind} \`${name}\` is already declared, as ${previous}`,
    help: () =>
      'the files of a folder are one rule set: a name is declared once in all of them; rename one of the two',
  }),
  'redeclared-function': define<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is a function of the language and cannot be declared anew`,
    help: ({ name }) => `choose another name, such as \`my_${name}\``,
  }),
  'override-misfit': define<{ name: string; reason: string }>({
    severity: 'error',
    message: ({ name, reason }) =>
      `\`${name}\` overrides a name of the prelude that others build on: ${reason}`,
    help: ({ name }) => `declare \`${name}\` with the prelude's type, or choose another name`,
  }),
  'cyclic-definition': define<{ cycle: readonly string[] }>({
    severity: 'error',
    message: ({ cycle }) => `\`${cycle[0]}\` is defined by itself: ${ring(cycle)}`,
    help: () => 'a definition may use earlier values of other series (`x 1 session ago`), never its own',
  }),
  'recursive-function': define<{ cycle: readonly string[] }>({
    severity: 'error',
    message: ({ cycle }) => `function \`${cycle[0]}\` calls itself: ${ring(cycle)}`,
    help: () => 'functions are written out where they are called, so they cannot recur',
  }),
  'expansion-too-large': define<{ name: string; deepest: number; most: number }>({
    severity: 'error',
    message: ({ name, deepest, most }) =>
      `\`${name}\` stands for too much: more than ${deepest} functions in one another, or ${most} calls written out`,
    help: () => 'functions are written out where they are called; name what is used twice with `let`',
  }),
  'argument-count': define<{ name: string; expected: string; found: number }>({
    severity: 'error',
    message: ({ name, expected, found }) =>
      `\`${name}\` takes ${expected}; found ${found === 0 ? 'none' : found}`,
  }),
  'argument-misfit': define<{ name: string; reason: string }>({
    severity: 'error',
    message: ({ name, reason }) => `the arguments of \`${name}\` do not fit its definition: ${reason}`,
    help: ({ name }) => `the definition of \`${name}\` in the prelude names its parameters and their units`,
  }),
  'ambiguous-member': define<{ member: string; enums: readonly string[] }>({
    severity: 'error',
    message: ({ member, enums }) => `\`${member}\` may be a member of ${choice(enums)}`,
    help: () => 'rename the member in one of the enumerations',
  }),
};
