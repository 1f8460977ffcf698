/**
 * Chevrotain without what the grammar's parser never runs: its lexer, its syntax trees, its recovery, its messages (the
 * parser tells its own) and its search for faults of a grammar, which the tests make it do. No bundler can know: it is
 * all tied together in one class. A name that is wanted and missing here fails the build; what Chevrotain has moved
 * elsewhere shows in the budget.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

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

/** Of the walks over a grammar the one for a look ahead; the others are for recovery. */
const withoutWalks = (text: string): string => {
  const start = text.indexOf('export function possiblePathsFrom(');
  const end = text.indexOf('export function nextPossibleTokensAfter(');
  if (start < 0 || end < start) throw new Error('the walks of Chevrotain are otherwise than the build knows');
  return `${text.slice(0, text.indexOf('export '))}
    export const NextTerminalAfterManyWalker = 0, NextTerminalAfterManySepWalker = 0,
      NextTerminalAfterAtLeastOneWalker = 0, NextTerminalAfterAtLeastOneSepWalker = 0;
    ${text.slice(start, end)}`;
};

export const leanChevrotain: Plugin = {
  name: 'lean-chevrotain',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]chevrotain[\\/]lib[\\/]src[\\/](?:scan|parse)[\\/]/ }, async ({ path }) => {
      const [, part] = path.replaceAll('\\', '/').split('/chevrotain/lib/src/');
      const other = replacements[part!];
      if (other !== undefined) return { contents: other };
      return part === 'parse/grammar/interpreter.js'
        ? { contents: withoutWalks(await readFile(path, 'utf8')) }
        : undefined;
    });
  },
};
