/** The params of the rule set: a profile, and each param turned over it. Everything on the page follows. */
import type { Chosen, ParamRow, ParamTable } from '../protocol.ts';
import { button, freshId, make } from './dom.ts';
import type { EditorPort } from './editor-port.ts';
import { Latest } from './latest.ts';
import { keyOf, ParamControl, type ParamHost } from './param-row.ts';

export interface ParamsHost {
  readonly port: EditorPort;
  /** The user has chosen otherwise. */
  readonly changed: (chosen: Chosen) => void;
  /** An answer of the worker, or `undefined` where it refuses, whose reason goes to `told`. */
  readonly request: (
    params: object,
    method: 'hedgerow/choose' | 'hedgerow/params',
    told: (reason: string) => void,
  ) => Promise<ParamTable | undefined>;
}

export class ParamsPanel {
  readonly element = make('div', { class: 'hedgerow-params' });
  readonly #host: ParamsHost;
  readonly #profile: HTMLSelectElement;
  readonly #resetAll: HTMLButtonElement;
  readonly #status = make('p', { class: 'hedgerow-note', role: 'status' });
  readonly #list = make('ul', { 'aria-label': 'Params' });
  readonly #latest = new Latest();
  readonly #set = new Map<string, number>();
  #controls = new Map<string, ParamControl>();
  #keys = '';
  #table: ParamTable = { profiles: [], profile: null, params: [] };
  #chosen: string | null = null;
  /** What the worker was told last. */
  #sent = JSON.stringify({ profile: null, set: {} });

  constructor(host: ParamsHost) {
    this.#host = host;
    const id = freshId('profile');
    this.#profile = make('select', { id });
    this.#profile.addEventListener('change', () => {
      this.#chosen = this.#profile.value || null;
      this.#host.changed(this.chosen);
      this.follow();
    });
    this.#resetAll = button('Reset all', () => {
      this.#profile.focus();
      this.#set.clear();
      this.#turned();
    });
    const bar = make('div', { class: 'hedgerow-bar' }, make('label', { for: id }, 'Profile'), this.#profile);
    bar.append(this.#resetAll);
    this.element.append(bar, this.#status, this.#list);
  }

  /** The profile, and the params that are turned over it. */
  get chosen(): Chosen {
    return { profile: this.#chosen, set: Object.fromEntries(this.#set) };
  }

  /** A profile that there is not is dropped, so are params that the rules do not declare, and values out of their ranges. */
  set chosen({ profile, set }: Chosen) {
    this.#chosen = profile;
    this.#set.clear();
    for (const [name, value] of Object.entries(set)) this.#set.set(name, value);
    this.follow();
  }

  /** Tells the worker what is chosen, and shows the params as the present text declares them. */
  follow(): void {
    this.#latest.ask(async () => {
      const { chosen } = this;
      const key = JSON.stringify(chosen);
      const method = key === this.#sent ? 'hedgerow/params' : 'hedgerow/choose';
      this.#sent = key;
      const table = await this.#host.request({ uri: this.#host.port.uri, ...chosen }, method, (reason) => {
        this.#status.textContent = reason;
      });
      // An answer to what is chosen no longer could drop what is chosen now.
      if (table && key === JSON.stringify(this.chosen)) this.#show(table);
    });
  }

  #show(table: ParamTable): void {
    this.#table = table;
    const options = ['', ...table.profiles];
    if ([...this.#profile.options].map(({ value }) => value).join('\n') !== options.join('\n')) {
      this.#profile.replaceChildren(...options.map((name) => new Option(name || 'none', name)));
    }
    this.#chosen = table.profile;
    this.#profile.value = table.profile ?? '';
    for (const [name, value] of this.#set) {
      if (!table.params.some((row) => row.name === name && isWithin(row, value))) this.#set.delete(name);
    }
    const keys = table.params.map(keyOf).join('\n');
    if (keys !== this.#keys) this.#build(table.params);
    this.#keys = keys;
    this.#draw();
  }

  #build(rows: readonly ParamRow[]): void {
    const host: ParamHost = {
      turn: (name, value) => {
        this.#set.set(name, value);
        this.#turned();
      },
      write: (row, literal) => this.#write(row, literal),
      reset: (name) => {
        this.#set.delete(name);
        this.#turned();
      },
    };
    this.#controls = new Map(rows.map((row) => [row.name, new ParamControl(row, host)]));
    this.#list.replaceChildren(...[...this.#controls.values()].map(({ element }) => element));
  }

  #turned(): void {
    for (const { name, base } of this.#table.params) if (this.#set.get(name) === base) this.#set.delete(name);
    this.#draw();
    this.#host.changed(this.chosen);
    this.follow();
  }

  #draw(): void {
    const { params, profile } = this.#table;
    const { readOnly } = this.#host.port;
    for (const row of params) {
      this.#controls.get(row.name)?.show(row, this.#set.get(row.name) ?? row.base, { profile, readOnly });
    }
    this.#resetAll.disabled = this.#set.size === 0;
    const isOther = this.#set.size > 0 || profile !== null;
    const note = isOther ? 'Tests run with the params that the text declares, not with these.' : '';
    this.#status.textContent = params.length === 0 ? 'The rules declare no params.' : note;
  }

  /** The value becomes that of the declaration. A profile that sets the param stays above it, so the turn does too. */
  #write({ name, uri, span, isProfiled }: ParamRow, literal: string): void {
    const { port } = this.#host;
    const edit = { span, text: literal };
    if (!(uri === port.uri ? port.edit([edit]) : port.edit([edit], uri))) {
      this.#status.textContent = `${name} cannot be changed here`;
      return;
    }
    if (!isProfiled) this.#set.delete(name);
    this.#host.changed(this.chosen);
    this.follow();
  }
}

const isWithin = ({ isBounded, knob, members }: ParamRow, value: number): boolean =>
  members ? value < members.length : !(isBounded && knob) || (value >= knob.low && value <= knob.high);
