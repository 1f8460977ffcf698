/** What the rule at the caret looks at, when its layer was active, and what it decided. */
import { counted, formatValue, percent } from '@hedgerow/runtime/browser';
import type { Fired } from '../protocol.ts';
import { bandsOf } from './bands.ts';
import { button, freshId, make } from './dom.ts';
import { legendOf } from './legend.ts';
import { paletteOf } from './painting.ts';
import { Pane, type PaneHost, type Scene } from './pane.ts';
import { moved, showing, type View, zoomed } from './zoom.ts';

/** `choose` is called with a session whose why is asked for. */
export class Chart {
  readonly element: HTMLElement;
  readonly #panes = make('div', { class: 'hedgerow-panes' });
  readonly #frame: HTMLElement;
  readonly #title = make('h2', { class: 'grow' }, 'No rule yet');
  readonly #reading = make('p', { class: 'hedgerow-reading' });
  readonly #spoken = make('p', { class: 'hedgerow-hidden', 'aria-live': 'polite' });
  readonly #legend = make('ul', { class: 'hedgerow-legend' });
  readonly #choose: (session: number) => void;
  readonly #syncKey = freshId('chart');
  readonly #observer: ResizeObserver;
  #drawn: Pane[] = [];
  #key = '';
  #scene: Scene | undefined;
  #view: View | undefined;
  /** What `view` is a part of. */
  #history: View | undefined;

  constructor(choose: (session: number) => void) {
    this.#choose = choose;
    this.#frame = make('div', {
      class: 'hedgerow-frame',
      tabindex: 0,
      role: 'group',
      'aria-label':
        'Chart. Left and right arrows go from decision to decision, Enter shows why, plus and minus zoom, shift with an arrow moves along, 0 shows all.',
    });
    this.#frame.append(this.#panes);
    this.#frame.addEventListener('keydown', (event) => {
      if (this.#pressed(event)) event.preventDefault();
    });
    const zoom = make('div', { class: 'hedgerow-bar', role: 'group', 'aria-label': 'Zoom' });
    zoom.append(
      button('−', () => this.#zoom(2), { 'aria-label': 'Zoom out' }),
      button('+', () => this.#zoom(0.5), { 'aria-label': 'Zoom in' }),
      button('All', () => this.#show(this.#whole())),
    );
    const bar = make('div', { class: 'hedgerow-bar' }, this.#title, zoom);
    this.element = make('section', { 'aria-label': 'When the rule fires' });
    this.element.append(bar, this.#frame, this.#reading, this.#legend, this.#spoken);
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(this.#panes);
  }

  get fired(): Fired | undefined {
    return this.#scene?.fired;
  }

  set fired(fired: Fired) {
    const before = this.#scene?.fired;
    const isOther = before?.rule !== fired.rule || before?.times.length !== fired.times.length;
    this.#scene = {
      fired,
      active: bandsOf(fired.active, 1),
      unknown: bandsOf(fired.holds, 2),
      before: fired.before && bandsOf(fired.before.active, 1),
      palette: paletteOf(this.element),
      chosen: isOther ? -1 : (this.#scene?.chosen ?? -1),
      pointed: isOther ? -1 : (this.#scene?.pointed ?? -1),
    };
    this.#panes.classList.remove('is-old');
    const key = JSON.stringify([
      fired.rule,
      fired.times[0],
      fired.times.length,
      fired.lines.map((one) => [one.name, one.unit]),
    ]);
    if (key === this.#key) for (const pane of this.#drawn) pane.update();
    else this.#build(key);
    this.#tell();
  }

  /** What is shown is of an older text: the present one does not run. */
  markOld(): void {
    this.#panes.classList.add('is-old');
  }

  /** The session that is explained elsewhere; -1 for none. */
  set chosen(session: number) {
    if (!this.#scene) return;
    this.#scene = { ...this.#scene, chosen: session };
    if (session >= 0) this.#bring(session);
    this.#redraw();
  }

  /** After a change of theme. */
  repaint(): void {
    if (!this.#scene) return;
    this.#scene = { ...this.#scene, palette: paletteOf(this.element) };
    this.#build(this.#key);
    this.#tell();
  }

  dispose(): void {
    this.#observer.disconnect();
    for (const pane of this.#drawn.splice(0)) pane.destroy();
  }

  #build(key: string): void {
    const scene = this.#scene!;
    this.#key = key;
    for (const pane of this.#drawn.splice(0)) pane.destroy();
    this.#panes.replaceChildren();
    const { lines } = scene.fired;
    const units = [...new Set(lines.map(({ unit }) => unit))];
    const host: PaneHost = {
      syncKey: this.#syncKey,
      scene: () => this.#scene!,
      zoomTo: (view) => this.#show(view),
      hover: (session) => this.#read(session),
      choose: (session) => this.#choose(session),
    };
    this.#drawn = units.map((unit, i) => {
      const own = lines.flatMap((line, at) => (line.unit === unit ? [at] : []));
      const names = make('h3');
      for (const at of own) {
        const swatch = make('i');
        swatch.style.borderColor = scene.palette.series[at % scene.palette.series.length]!;
        const { name, values } = lines[at]!;
        names.append(swatch, values.every(Number.isNaN) ? `${name} (unknown throughout)` : name);
      }
      const parent = make('div', { class: 'hedgerow-pane' }, names);
      this.#panes.append(parent);
      const pane = new Pane(parent, host, own, i === 0, this.#width());
      pane.plot.ctx.canvas.setAttribute('role', 'img');
      return pane;
    });
    const { min, max } = this.#whole();
    const isSame = this.#history?.min === min && this.#history.max === max;
    this.#history = { min, max };
    this.#view = (isSame && this.#view) || this.#history;
    for (const pane of this.#drawn) pane.show(this.#view);
  }

  #tell(): void {
    const { fired, unknown } = this.#scene!;
    this.#title.textContent = fired.layer ? `${fired.rule} · ${fired.layer}` : fired.rule;
    this.#legend.replaceChildren(...legendOf(fired, this.#scene!.palette, unknown.length > 0));
    const [from = '', to = ''] = [fired.dates[0], fired.dates.at(-1)];
    const what =
      fired.layer === null
        ? counted(fired.marks.length, 'alert')
        : `${fired.layer} is activated ${counted(fired.activations, 'time')} and active in ${percent(fired.activeShare, 1)} of sessions`;
    for (const pane of this.#drawn) {
      const names = pane.plot.series.slice(1).map(({ label }) => label);
      pane.plot.ctx.canvas.setAttribute(
        'aria-label',
        `${names.join(', ')} from ${from} to ${to} for the rule ${fired.rule}. ${what}.`,
      );
    }
    this.#read(-1);
  }

  /** Values at a session; without one, the sum of it all. */
  #read(session: number): void {
    if (!this.#scene) return;
    const { fired } = this.#scene;
    const date = fired.dates[session];
    if (date === undefined) {
      const share = `active in ${percent(fired.activeShare, 1)} of ${fired.times.length} sessions`;
      const count =
        fired.layer === null
          ? counted(fired.marks.length, 'alert')
          : `${counted(fired.activations, 'activation')}, ${share}`;
      this.#reading.textContent = fired.lines.length === 0 ? `${count}; the rule compares no numbers` : count;
      return;
    }
    const values = fired.lines.map(
      ({ name, unit, values }) => `${name} ${formatValue(values[session]!, unit)}`,
    );
    const state = fired.active[session] === 1 ? ['active'] : [];
    const marks = fired.marks.filter((one) => one.session === session).map(({ text }) => text);
    this.#reading.textContent = [date, ...values, ...state, ...marks].join(' · ');
  }

  #step(by: number | 'first' | 'last'): void {
    const scene = this.#scene;
    if (!scene) return;
    const { marks } = scene.fired;
    const sessions = [...new Set(marks.map(({ session }) => session))];
    const at = scene.pointed >= 0 ? scene.pointed : scene.chosen;
    const next =
      by === 'first'
        ? sessions[0]
        : by === 'last'
          ? sessions.at(-1)
          : by > 0
            ? (sessions.find((one) => one > at) ?? sessions.at(-1))
            : at < 0
              ? sessions.at(-1)
              : (sessions.findLast((one) => one < at) ?? sessions[0]);
    if (next === undefined) {
      this.#spoken.textContent = 'No decisions.';
      return;
    }
    this.#scene = { ...scene, pointed: next };
    this.#bring(next);
    this.#redraw();
    this.#read(next);
    const texts = marks.filter(({ session }) => session === next).map(({ text }) => text);
    this.#spoken.textContent = `${scene.fired.dates[next]}: ${texts.join(', ')}. Enter shows why.`;
  }

  #pressed({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || altKey || !this.#scene) return false;
    const { pointed, chosen } = this.#scene;
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const by = key === 'ArrowLeft' ? -1 : 1;
      if (shiftKey) this.#show(moved(this.#view!, this.#whole(), by * 0.2));
      else this.#step(by);
    } else if (key === 'Home') this.#step('first');
    else if (key === 'End') this.#step('last');
    else if (key === '+' || key === '=') this.#zoom(0.5);
    else if (key === '-') this.#zoom(2);
    else if (key === '0') this.#show(this.#whole());
    else if (key === 'Enter' || key === ' ') {
      const session = pointed >= 0 ? pointed : chosen;
      if (session >= 0) this.#choose(session);
    } else return false;
    return true;
  }

  #whole(): View {
    const { times } = this.#scene?.fired ?? { times: new Float64Array() };
    return { min: times[0] ?? 0, max: times.at(-1) ?? 1 };
  }

  #zoom(factor: number): void {
    const scene = this.#scene;
    if (!scene || !this.#view) return;
    const at = scene.fired.times[scene.pointed >= 0 ? scene.pointed : scene.chosen];
    this.#show(zoomed(this.#view, this.#whole(), factor, at));
  }

  #bring(session: number): void {
    const time = this.#scene!.fired.times[session];
    if (time !== undefined && this.#view) this.#show(showing(this.#view, this.#whole(), time));
  }

  #show(view: View): void {
    this.#view = view;
    for (const pane of this.#drawn) pane.show(view);
  }

  #redraw(): void {
    for (const pane of this.#drawn) pane.redraw();
  }

  #width(): number {
    return Math.max(this.#panes.clientWidth, 160);
  }

  #resize(): void {
    for (const pane of this.#drawn) if (pane.plot.width !== this.#width()) pane.resize(this.#width());
  }
}
