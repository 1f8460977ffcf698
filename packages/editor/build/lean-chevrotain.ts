/**
 * Chevrotain without what the grammar's parser never runs: its lexer, its syntax trees, its recovery, its messages (the
 * parser tells its own; those of a faulty grammar, the tests), its search for such faults, and methods that no rule calls. No bundler can know: it is
 * all tied together in one class. A name that is wanted and missing here fails the build; what Chevrotain has moved
 * elsewhere shows in the budget.
 */
import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Plugin, transform } from 'esbuild';
import { withoutWords } from './without-words.ts';

/** By the ends of their paths. */
const replacements: Readonly<Record<string, string>> = {
  'scan/lexer_public.js': 'export const Lexer = { NA: /NOT_APPLICABLE/ }, LexerDefinitionErrorType = {};',
  'parse/errors_public.js': `
    const silent = () => '';
    export const defaultParserErrorProvider = {
      buildMismatchTokenMessage: silent,
      buildNotAllInputParsedMessage: silent,
      buildNoViableAltMessage: silent,
      buildEarlyExitMessage: silent,
    };
    export const defaultGrammarResolverErrorProvider = {}, defaultGrammarValidatorErrorProvider = {};`,
  'parse/grammar/checks.js': `
    const none = () => [];
    export const validateLookahead = none, validateGrammar = none, validateRuleIsOverridden = none,
      validateNoLeftRecursion = none, validateEmptyOrAlternative = none,
      validateAmbiguousAlternationAlternatives = none, validateSomeNonEmptyLookaheadPath = none;`,
  'parse/grammar/follow.js': 'export const computeAllProdsFollows = () => ({});',
  'parse/parser/traits/error_handler.js': `
    import { EarlyExitException, NoViableAltException } from '../../exceptions_public.js';
    import { defaultParserErrorProvider } from '../../errors_public.js';
    export class ErrorHandler {
      initErrorHandler() { this.errors = []; this.errorMessageProvider = defaultParserErrorProvider; }
      SAVE_ERROR(error) { this.errors.push(error); return error; }
      raiseEarlyExitException() { throw this.SAVE_ERROR(new EarlyExitException('', this.LA(1), this.LA(0))); }
      raiseNoAltException() { throw this.SAVE_ERROR(new NoViableAltException('', this.LA(1), this.LA(0))); }
    }`,
  'parse/parser/traits/perf_tracer.js': `
    export class PerformanceTracer {
      initPerformanceTracer() {}
      TRACE_INIT(phase, run) { return run(); }
    }`,
  'parse/parser/traits/recoverable.js': `
    export const IN_RULE_RECOVERY_EXCEPTION = 'InRuleRecoveryException';
    export class Recoverable {
      initRecoverable() { this.recoveryEnabled = false; }
      attemptInRepetitionRecovery() {}
      getHumanReadableRuleStack() { return []; }
    }`,
  'parse/parser/traits/tree_builder.js': `
    export class TreeBuilder {
      initTreeBuilder() { this.outputCst = false; }
      cstInvocationStateUpdate() {}
      cstFinallyStateUpdate() {}
      cstPostTerminal() {}
      cstPostNonTerminal() {}
    }`,
};

const packages = join(import.meta.dirname, '../..');
const chevrotain = dirname(createRequire(join(packages, 'dsl/package.json')).resolve('chevrotain'));
const read = (pattern: string): string =>
  globSync(pattern)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
const wordsIn = (text: string, form: RegExp): Set<string> =>
  new Set([...text.matchAll(form)].map(([, word]) => word!));
/** Everything that our own sources speak of. */
const ourWords = wordsIn(read(join(packages, '{dsl,runtime,editor}/src/**/*.ts')), /\b(\w+)\b/g);

/** The places of a text that are known by how they begin; fails where Chevrotain has changed. */
function placesOf(text: string, ...beginnings: readonly string[]): number[] {
  const places = beginnings.map((one) => text.indexOf(one));
  if (places.includes(-1)) throw new Error(`Chevrotain is otherwise than the build knows: ${beginnings}`);
  return places;
}

/** A class without some methods, which Chevrotain writes with an indentation of four. */
const withoutMethods = (text: string, isUnused: (name: string) => boolean): string =>
  text.replaceAll(/^ {4}(\w+)\(.*\) \{\n(?:.*\n)*? {4}\}\n/gm, (method, name: string) =>
    isUnused(name) ? '' : method,
  );

/** What remains of files of which a part alone is needed. */
const cuts: Readonly<Record<string, (text: string) => string>> = {
  // Of the walks over a grammar the one for a look ahead; the others are for recovery.
  'chevrotain/lib/src/parse/grammar/interpreter.js': (text) => {
    const [first, start, end] = placesOf(
      text,
      'export ',
      'export function possiblePathsFrom(',
      'export function nextPossibleTokensAfter(',
    );
    return `${text.slice(0, first)}
      export const NextTerminalAfterManyWalker = 0, NextTerminalAfterManySepWalker = 0,
        NextTerminalAfterAtLeastOneWalker = 0, NextTerminalAfterAtLeastOneSepWalker = 0;
      ${text.slice(start, end)}`;
  },
  // `CONSUME3`, `MANY_SEP`: those that no rule of the grammar says.
  'chevrotain/lib/src/parse/parser/traits/recognizer_api.js': (text) =>
    withoutMethods(text, (name) => /^[A-Z_]+(?:_SEP|\d)$/.test(name) && !ourWords.has(name)),
  'chevrotain/lib/src/parse/parser/traits/recognizer_engine.js': (text) =>
    withoutMethods(text, (name) => /Sep(?:First|Second)Internal/.test(name)),
  // A grammar is written down by diagrams alone.
  '@chevrotain/gast/lib/src/model.js': (text) => {
    const [start, end] = placesOf(text, 'export function serializeGrammar(', 'function pickOnlyDefined(');
    return `${text.slice(0, start)}
      export const serializeGrammar = 0, serializeProduction = 0;
      ${text.slice(end)}`;
  },
};

export const leanChevrotain: Plugin = {
  name: 'lean-chevrotain',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@?chevrotain[\\/].*\.js$/ }, async ({ path }) => {
      const [file] = path.replaceAll('\\', '/').split('/node_modules/').slice(-1);
      const other = replacements[file!.replace('chevrotain/lib/src/', '')];
      if (other !== undefined) return { contents: other };
      const text = await readFile(path, 'utf8');
      const { code } = await transform(cuts[file!]?.(text) ?? text);
      return { contents: withoutWords(code) };
    });
  },
};

/** Names of what every script has. */
const builtIn = new Set(
  Object.getOwnPropertyNames(globalThis).flatMap((name) => {
    const value = (globalThis as Readonly<Record<string, unknown>>)[name];
    const all = typeof value === 'function' ? [value, value.prototype] : [value];
    return all.flatMap((one) => (one instanceof Object ? Object.getOwnPropertyNames(one) : []));
  }),
);

/**
 * Long names of properties that are Chevrotain's alone: nothing of ours speaks of them, and Chevrotain itself by no
 * string. They may be called anything.
 */
export function chevrotainNames(): RegExp {
  const text = read(join(chevrotain, '{scan/tokens,scan/tokens_public,parse/**/*}.js'));
  const quoted = wordsIn(text, /["'`](\w+)["'`]/g);
  const names = [...wordsIn(text, /\.([A-Za-z_]\w{6,})\b/g)];
  const own = names.filter((name) => !quoted.has(name) && !ourWords.has(name) && !builtIn.has(name));
  return new RegExp(`^(?:${own.join('|')})$`);
}
