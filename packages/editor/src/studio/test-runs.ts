/** The tests of a rule set: run once for the same texts, and left for newer ones. */
import type { TestReport } from './types.ts';

interface Asked {
  readonly key: string;
  readonly left: AbortController;
  readonly report: Promise<TestReport>;
}

export class TestRuns {
  readonly #key: () => string;
  readonly #ask: (signal: AbortSignal) => Promise<TestReport>;
  #asked: Asked | undefined;

  /** `key`: the texts as they stand; `ask`: has their tests run. */
  constructor(key: () => string, ask: (signal: AbortSignal) => Promise<TestReport>) {
    this.#key = key;
    this.#ask = ask;
  }

  /** Whoever waits while newer texts are asked for gets the results of those. */
  async report(): Promise<TestReport> {
    const asked = this.#current();
    try {
      const report = await asked.report;
      if (this.#asked === asked) return report;
    } catch (error) {
      if (this.#asked === asked) {
        this.#asked = undefined;
        throw error;
      }
    }
    return this.report();
  }

  /** The texts are the same, but what the tests read beside them is not. */
  forget(): void {
    this.dispose();
    this.#asked = undefined;
  }

  dispose(): void {
    this.#asked?.left.abort();
  }

  #current(): Asked {
    const key = this.#key();
    if (this.#asked?.key === key) return this.#asked;
    this.dispose();
    const left = new AbortController();
    this.#asked = { key, left, report: this.#ask(left.signal) };
    return this.#asked;
  }
}
