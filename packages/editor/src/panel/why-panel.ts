/** Why a rule fired, or did not, at a session that is chosen. */
import type { RuleExplanation, Why } from '@hedgerow/runtime/browser';
import { button, freshId, make } from './dom.ts';
import { whyTree } from './why-tree.ts';
import { gates, verdict } from './why-words.ts';

export interface WhyAsk {
  readonly date: (date: string) => void;
  /** Sessions by which to go along. */
  readonly step: (sessions: number) => void;
  readonly full: (full: boolean) => void;
  readonly reveal: (why: Why) => void;
  readonly leave: () => void;
}

export class WhyPanel {
  readonly element = make('div', { class: 'hedgerow-why' });
  readonly #date: HTMLInputElement;
  readonly #full: HTMLInputElement;
  readonly #leave: HTMLButtonElement;
  readonly #body = make('div');
  readonly #status = make('p', { 'aria-live': 'polite' });
  readonly #ask: WhyAsk;

  constructor(ask: WhyAsk) {
    this.#ask = ask;
    const id = freshId('date');
    this.#date = make('input', { type: 'date', id });
    this.#date.addEventListener('change', () => {
      if (this.#date.value) ask.date(this.#date.value);
    });
    this.#full = make('input', { type: 'checkbox' });
    this.#full.addEventListener('change', () => ask.full(this.#full.checked));
    this.#leave = button('Back to now', ask.leave, { hidden: true });
    const bar = make('div', { class: 'hedgerow-bar' });
    bar.append(
      make('label', { for: id }, 'Session'),
      this.#date,
      button('‹', () => ask.step(-1), { 'aria-label': 'The session before' }),
      button('›', () => ask.step(1), { 'aria-label': 'The next session' }),
      make('label', {}, this.#full, ' all conditions'),
      this.#leave,
    );
    this.element.append(bar, this.#status, this.#body);
    this.idle();
  }

  /** Dates between which there is something to ask for. */
  set span([from, to]: readonly [string, string]) {
    this.#date.min = from;
    this.#date.max = to;
  }

  show(one: RuleExplanation): void {
    this.#date.value = one.session;
    this.#leave.hidden = false;
    this.#status.textContent = `${one.rule} on ${one.session}: ${verdict(one)}.`;
    const clauses = [
      ['when', one.when],
      ['unless', one.unless],
      ['until', one.until],
    ] as const;
    const roots = clauses.flatMap(([clause, why]) => (why ? [[clause, why] as const] : []));
    const tree = whyTree(`Conditions of ${one.rule} on ${one.session}`, roots, this.#ask.reveal);
    const list = make('ul', { 'aria-label': 'Actions' });
    list.append(...gates(one).map((text) => make('li', {}, text)));
    this.#body.replaceChildren(tree, list);
  }

  idle(): void {
    this.#leave.hidden = true;
    this.#status.textContent =
      'Click a session in the chart, or choose a date, to see why the rule fired or not.';
    this.#body.replaceChildren();
  }

  refuse(reason: string): void {
    this.#status.textContent = reason;
    this.#body.replaceChildren();
  }
}
