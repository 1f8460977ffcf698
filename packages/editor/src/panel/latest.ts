/** Of requests that come faster than they are answered, the latest one is made; the others never are. */
export class Latest {
  #isBusy = false;
  #next: (() => Promise<void>) | undefined;

  ask(work: () => Promise<void>): void {
    this.#next = work;
    if (!this.#isBusy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    try {
      while (this.#next) {
        const work = this.#next;
        this.#next = undefined;
        await work();
      }
    } finally {
      this.#isBusy = false;
    }
  }
}
