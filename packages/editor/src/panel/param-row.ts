/** One param of the table: its value under a slider, a number or a choice, and what its declaration says of it. */
import { formatValue } from '@hedgerow/runtime/browser';
import type { Knob, ParamRow } from '../protocol.ts';
import { button, freshId, make } from './dom.ts';
import { exactly, scaleOf, snapped } from './knob.ts';

export interface ParamHost {
  readonly turn: (name: string, value: number) => void;
  readonly write: (row: ParamRow, literal: string) => void;
  readonly reset: (name: string) => void;
}

type Control = HTMLInputElement | HTMLSelectElement;

/** What a value is called in the text. */
export const literalOf = ({ knob, members, unit }: ParamRow, value: number): string =>
  members ? (members[value] ?? '') : knob ? exactly(value, knob) : formatValue(value, unit);

/** Rows with the same key can take each other's places, so that the focus stays. */
export const keyOf = (row: ParamRow): string => {
  const { name, members, knob } = row;
  return JSON.stringify([name, members, knob && [knob.suffix, knob.duration, knob.currency, isSlid(row)]]);
};

/** A slider that does not stop at the value of the text would not lead back to it: a number is typed instead. */
const isSlid = ({ knob, isBounded, declared }: ParamRow): boolean =>
  knob !== null && isBounded && snapped(declared, knob) === declared;

export class ParamControl {
  readonly element: HTMLElement;
  readonly #control: Control;
  readonly #output = make('output');
  readonly #note: HTMLElement;
  readonly #write: HTMLButtonElement;
  readonly #reset: HTMLButtonElement;
  #row: ParamRow;
  /** As it is shown; not a number where the control may hold something else. */
  #value = Number.NaN;

  constructor(row: ParamRow, host: ParamHost) {
    const [id, noteId] = [freshId('param'), freshId('note')];
    this.#row = row;
    this.#control = controlOf(
      () => this.#row,
      (value) => {
        this.#value = Number.NaN;
        host.turn(row.name, value);
      },
    );
    this.#control.id = id;
    this.#control.setAttribute('aria-describedby', noteId);
    this.#note = make('p', { class: 'hedgerow-note', id: noteId });
    this.#write = button('Write into the text', () => {
      this.#control.focus();
      host.write(this.#row, literalOf(this.#row, this.#value));
    });
    this.#reset = button('Reset', () => {
      this.#control.focus();
      host.reset(row.name);
    });
    const name = make('label', { for: id }, make('code', {}, row.name));
    const bar = make('div', { class: 'hedgerow-bar hedgerow-slider' });
    bar.append(name, this.#control, this.#output, this.#write, this.#reset);
    this.element = make('li', { class: 'hedgerow-param' }, bar, this.#note);
  }

  show(
    row: ParamRow,
    value: number,
    { profile, readOnly }: { profile: string | null; readOnly: boolean },
  ): void {
    const literal = literalOf(row, value);
    const { knob, members } = row;
    this.#row = row;
    if (knob && this.#control.type === 'range') fit(this.#control as HTMLInputElement, knob);
    // What is being typed is not written over.
    if (value !== this.#value) this.#control.value = String(controlled(this.#control, row, value));
    this.#value = value;
    if (this.#control.type === 'range') this.#control.setAttribute('aria-valuetext', literal);
    const unit = knob?.suffix || knob?.currency || knob?.duration || '';
    this.#output.textContent = members ? '' : this.#control.type === 'number' ? unit : literal;
    this.#note.textContent = noteOf(row, profile);
    this.#write.hidden = readOnly || value === row.declared || (knob === null && members === null);
    this.#write.setAttribute('aria-label', `Write into the text: ${row.name} = ${literal}`);
    this.#reset.hidden = value === row.base;
    this.#reset.setAttribute('aria-label', `Reset ${row.name} to ${literalOf(row, row.base)}`);
  }
}

/** A number is shown as it is written, 60 for 60%. */
const controlled = ({ type }: Control, { knob }: ParamRow, value: number): number =>
  type === 'number' && knob ? Number((value * scaleOf(knob)).toPrecision(12)) : value;

/** `row` gives the row as it is now: its range may have been edited. */
function controlOf(row: () => ParamRow, turn: (value: number) => void): Control {
  const { knob, members } = row();
  if (members) {
    const select = make('select');
    select.append(...members.map((member, i) => new Option(member, String(i))));
    select.addEventListener('change', () => turn(Number(select.value)));
    return select;
  }
  if (isSlid(row())) {
    const slider = make('input', { type: 'range' });
    slider.addEventListener('input', () => turn(snapped(Number(slider.value), row().knob!)));
    return slider;
  }
  const number = make('input', { type: 'number', step: 'any', disabled: knob === null });
  number.addEventListener('change', () => {
    const now = row().knob;
    if (!now) return;
    // Nothing, or no number: as it was before it was turned.
    const typed = number.value === '' ? row().base : number.valueAsNumber / scaleOf(now);
    const value = Number(typed.toPrecision(12));
    turn(row().isBounded ? Math.min(Math.max(value, now.low), now.high) : value);
  });
  return number;
}

function fit(slider: HTMLInputElement, { low, high, step }: Knob): void {
  slider.min = String(low);
  slider.max = String(high);
  slider.step = String(step);
}

/** Doc, range, unit, and where the value comes from. */
function noteOf(row: ParamRow, profile: string | null): string {
  const { knob, isBounded, doc, unit, declared, base, isProfiled, members } = row;
  const steps = knob && isSlid(row) ? ` in steps of ${exactly(knob.step, knob)}` : '';
  const range = knob && isBounded ? `${exactly(knob.low, knob)} to ${exactly(knob.high, knob)}${steps}` : '';
  const by = isProfiled ? `, ${literalOf(row, base)} by ${profile}` : '';
  const facts = [range, members ? '' : unit, `${literalOf(row, declared)} in the text${by}`];
  return `${doc ?? ''} ${facts.filter(Boolean).join(' · ')}`.trim();
}
