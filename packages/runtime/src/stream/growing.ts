import type { Ticks } from '../timeline/types.ts';

/** The instants so far, as a grid that grows. Its columns are longer than it is. */
export class GrownGrid implements Ticks {
  time = new Float64Array(64);
  session = new Int32Array(64);
  length = 0;

  /** Its index. */
  add(time: number, session: number): number {
    if (this.length === this.time.length) this.#grow(2 * this.length);
    this.time[this.length] = time;
    this.session[this.length] = session;
    return this.length++;
  }

  #grow(length: number): void {
    const [time, session] = [this.time, this.session];
    this.time = new Float64Array(length);
    this.session = new Int32Array(length);
    this.time.set(time);
    this.session.set(session);
  }

  load(time: readonly number[], session: readonly number[]): void {
    this.length = time.length;
    const room = Math.max(64, 2 * time.length);
    this.time = new Float64Array(room);
    this.session = new Int32Array(room);
    this.time.set(time);
    this.session.set(session);
  }
}
