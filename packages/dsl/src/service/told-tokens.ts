/** What was told of each document last; whoever has an older answer is told all. */
export class ToldTokens {
  readonly #last = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  #count = 0;

  /** Remembers an answer, and gives it its id. */
  tell(uri: string, data: readonly number[]): string {
    const id = `${++this.#count}`;
    this.#last.set(uri, { id, data });
    return id;
  }

  /** The answer of an id; `undefined` where a later one was given, or none. */
  known(uri: string, id: string): readonly number[] | undefined {
    const last = this.#last.get(uri);
    return last?.id === id ? last.data : undefined;
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}
