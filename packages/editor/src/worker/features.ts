/** The part of the worker that answers requests of LSP's: loaded with the first of them. */
import { type FeatureContext, type Method, methods } from '@hedgerow/dsl/service';

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
}
