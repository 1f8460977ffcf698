/**
 * The language service: LSP in, LSP out, no input or output of its own. One core for the language server over stdio,
 * the worker behind the browser's editor, and tests.
 */
import type { Diagnostic } from 'vscode-languageserver-types';
import { CheckMemory } from '../check-memory.ts';
import type { LintingOptions } from '../lint/lint.ts';
import { createLinter } from '../lint/linter.ts';
import { type ContextOptions, createContext } from './context.ts';
import type { FeatureContext } from './feature.ts';
import { diagnosticsOf } from './features/diagnostics.ts';
import { type Method, type MethodParams, type MethodResult, methods } from './methods.ts';
import type { Workspace } from './workspace.ts';

/** `replay`: tries the histories that lint rules show, where the host has the evaluators. */
export type ServiceOptions = ContextOptions & Pick<LintingOptions, 'replay'>;

export interface Service {
  readonly workspace: Workspace;
  /** Answers a request; those that run rules give a promise. Throws where the request is refused, with the reason. */
  handle<M extends Method>(method: M, params: MethodParams<M>): MethodResult<M>;
  /**
   * Everything that is found in a document. Lint rules may take long: with `unlinted` set, their findings are among
   * these only where they are known already.
   */
  diagnostics(uri: string, options?: { readonly unlinted?: boolean }): Diagnostic[];
}

export function createService({ replay, ...options }: ServiceOptions = {}): Service {
  const cx = createContext(options);
  const { workspace } = cx;
  workspace.memory = () => new CheckMemory();
  workspace.linter = createLinter(replay && { replay });
  return {
    workspace,
    handle: (method, params) => {
      const feature = methods[method] as (cx: FeatureContext, params: unknown) => unknown;
      return feature(cx, params) as MethodResult<typeof method>;
    },
    diagnostics: (uri, asked) => diagnosticsOf(cx, uri, asked),
  };
}
