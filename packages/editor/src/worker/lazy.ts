/** A part of the worker that is loaded when it is first asked for, once. */
export class Lazy<T> {
  /** Absent until it is there. */
  loaded: T | undefined;
  readonly #make: () => Promise<T>;
  #loading: Promise<T> | undefined;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  load(): Promise<T> {
    this.#loading ??= this.#make().then((made) => {
      this.loaded = made;
      return made;
    });
    return this.#loading;
  }
}
