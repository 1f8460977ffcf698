/** The part of the worker that answers requests of LSP's: loaded with the first of them. */
import { documentPrelude, functionTable } from '@hedgerow/dsl';
import { type FeatureContext, type Method, methods } from '@hedgerow/dsl/service';
import type { texts } from './texts.ts';

export class Features {
  readonly #cx: FeatureContext;

  constructor(cx: FeatureContext) {
    this.#cx = cx;
  }

  /** What the service answers; nothing to what it does not know. */
  answer(method: string, params: unknown): unknown {
    if (!Object.hasOwn(methods, method)) return undefined;
    const feature = methods[method as Method] as (cx: FeatureContext, params: unknown) => unknown;
    return feature(this.#cx, params);
  }

  /** Writes the texts to where they are when nothing is loaded in parts. */
  addTexts({ prelude, functions }: typeof texts): void {
    documentPrelude(prelude);
    for (const [name, { parameters, members, ...words }] of Object.entries(functions)) {
      const spec = functionTable.get(name)!;
      Object.assign(spec, words);
      for (const [i, one] of parameters.entries()) Object.assign(spec.parameters[i]!, one);
      for (const [i, one] of members.entries()) Object.assign(spec.members![i]!, one);
    }
  }
}
