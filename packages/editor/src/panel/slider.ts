/** Turns the number at the caret: what it would do is shown while it moves, the text is edited once it is let go. */
import type { Knob } from '../protocol.ts';
import { freshId, make } from './dom.ts';
import { snapped, written } from './knob.ts';

export interface SliderHost {
  /** While it moves. */
  readonly preview: (knob: Knob, value: number) => void;
  /** Once for each use. */
  readonly commit: (knob: Knob, value: number) => void;
  /** Escape: nothing has been changed. */
  readonly cancel: (knob: Knob) => void;
}

/** A use of the keys is over when none has been pressed for so long, in milliseconds. */
const idle = 500;

const keySteps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

export class Slider {
  readonly element = make('div', { class: 'hedgerow-bar hedgerow-slider' });
  readonly #label: HTMLLabelElement;
  readonly #input: HTMLInputElement;
  readonly #output: HTMLOutputElement;
  readonly #hint = make('span', { class: 'hedgerow-note is-optional' });
  readonly #host: SliderHost;
  #knob: Knob | null = null;
  #isHeld = false;
  #isOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SliderHost) {
    this.#host = host;
    const id = freshId('slider');
    this.#label = make('label', { for: id });
    this.#input = make('input', { type: 'range', id });
    this.#output = make('output', { for: id });
    this.element.append(this.#label, this.#input, this.#output, this.#hint);
    this.#input.addEventListener('input', () => this.#moved());
    this.#input.addEventListener('pointerdown', () => {
      this.#isHeld = true;
    });
    for (const over of ['pointerup', 'pointercancel', 'blur'] as const) {
      this.#input.addEventListener(over, () => {
        this.#isHeld = false;
        this.#finish();
      });
    }
    this.#input.addEventListener('keydown', (event) => {
      const steps = keySteps[event.key];
      if (event.key === 'Escape') this.#cancel();
      else if (event.key === 'Enter') this.#finish();
      else if (steps !== undefined && this.#knob) this.#turn(steps * this.#knob.step);
      else return;
      event.preventDefault();
    });
    this.knob = null;
  }

  /** A value is on trial: the text has not been edited yet. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get knob(): Knob | null {
    return this.#knob;
  }

  set knob(knob: Knob | null) {
    if (this.#isOpen) return;
    this.#knob = knob;
    this.#input.disabled = knob === null;
    this.#hint.textContent = knob ? '' : 'Put the caret on a threshold or a param.';
    this.#label.textContent = knob ? (knob.isParam ? `param ${knob.name}` : knob.name) : 'Slider';
    if (knob) {
      this.#input.min = String(knob.low);
      this.#input.max = String(knob.high);
      // Stops are worked out here: a value between them, as written, is shown where it is.
      this.#input.step = 'any';
      this.#input.value = String(knob.value);
      this.#hint.textContent = `${written(knob.low, knob)} to ${written(knob.high, knob)}`;
    }
    this.#say(knob?.value);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #say(value: number | undefined): void {
    const text = this.#knob && value !== undefined ? written(value, this.#knob) : '';
    this.#output.textContent = text;
    this.#input.setAttribute('aria-valuetext', text);
  }

  #turn(by: number): void {
    this.#input.value = String(snapped(Number(this.#input.value) + by, this.#knob!));
    this.#moved();
  }

  #moved(): void {
    const knob = this.#knob;
    if (!knob) return;
    const value = snapped(Number(this.#input.value), knob);
    this.#isOpen = true;
    this.#say(value);
    this.#host.preview(knob, value);
    clearTimeout(this.#timer);
    if (!this.#isHeld) this.#timer = setTimeout(() => this.#finish(), idle);
  }

  #finish(): void {
    clearTimeout(this.#timer);
    const knob = this.#knob;
    if (!knob || !this.#isOpen) return;
    this.#isOpen = false;
    const value = snapped(Number(this.#input.value), knob);
    if (written(value, knob) === written(knob.value, knob)) this.#host.cancel(knob);
    else this.#host.commit(knob, value);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    const knob = this.#knob;
    if (!knob || !this.#isOpen) return;
    this.#isOpen = false;
    this.#input.value = String(knob.value);
    this.#say(knob.value);
    this.#host.cancel(knob);
  }
}
