/** Typed listeners, without the DOM: plain functions may use an editor too. */
export class Listeners<E extends object> {
  readonly #listeners = new Map<keyof E, Set<(event: never) => void>>();

  /** Gives how to stop. */
  on<K extends keyof E>(name: K, listener: (event: E[K]) => void): () => void {
    const known = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, known.add(listener));
    return () => void known.delete(listener);
  }

  emit<K extends keyof E>(name: K, event: E[K]): void {
    for (const listener of this.#listeners.get(name) ?? []) (listener as (event: E[K]) => void)(event);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
