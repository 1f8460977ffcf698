/** The panels beside a text: chart, slider, why, decisions, params. They follow its caret, its edits and its data. */
import type { RuleExplanation } from '@hedgerow/runtime/browser';
import { Refused, type WorkerClient } from '../client/client.ts';
import type { Theme } from '../options.ts';
import type {
  Activity,
  Chosen,
  DecisionRow,
  Fired,
  FireParams,
  Knob,
  KnobParams,
  ParamTable,
  WhyParams,
} from '../protocol.ts';
import { followTheme } from '../system-theme.ts';
import { Chart } from './chart.ts';
import { DecisionsTable } from './decisions-table.ts';
import { make } from './dom.ts';
import type { EditorPort } from './editor-port.ts';
import { turned, written } from './knob.ts';
import { Latest } from './latest.ts';
import { ParamsPanel } from './params-panel.ts';
import { Slider } from './slider.ts';
import { sparkZones } from './sparkline.ts';
import { adoptPanelStyles } from './styles.ts';
import { panelTabs, type Tabs } from './tabs.ts';
import { inlineTexts, linesOf } from './time-travel.ts';
import { WhyPanel } from './why-panel.ts';

export interface PanelsOptions {
  readonly port: EditorPort;
  readonly client: WorkerClient;
  /** The document on view as it was saved; `undefined` where that is not known. */
  readonly saved?: () => string | undefined;
  /** `auto`, which follows the system, by default. */
  readonly theme?: Theme;
  /** The profile and the params to begin with. */
  readonly chosen?: Chosen;
  /** The user has chosen another profile, or turned a param. */
  readonly onChosen?: (chosen: Chosen) => void;
  /** Where the container stands in a shadow tree. */
  readonly root?: Document | ShadowRoot;
}

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** Fills `container`; the worker has to know the document and the data already. Call `dispose` when done. */
export class Panels {
  readonly element = make('div', { class: 'hedgerow-panels' });
  readonly chart: Chart;
  readonly table: DecisionsTable;
  readonly #options: PanelsOptions;
  readonly #port: EditorPort;
  readonly #client: WorkerClient;
  readonly #slider: Slider;
  readonly #why: WhyPanel;
  readonly #params: ParamsPanel;
  readonly #tabs: Tabs;
  readonly #note = make('p', { class: 'hedgerow-note', role: 'status' });
  readonly #ends: (() => void)[] = [];
  readonly #fire = new Latest();
  readonly #knobs = new Latest();
  readonly #others = new Latest();
  readonly #explain = new Latest();
  /** The document that the panels tell of. */
  #uri: string;
  #date: string | undefined;
  #full = false;
  #isDisposed = false;
  #endTheme: () => void = () => {};

  constructor(container: HTMLElement, options: PanelsOptions) {
    this.#options = options;
    this.#port = options.port;
    this.#uri = options.port.uri;
    this.#client = options.client;
    this.chart = new Chart((session) => this.travel(this.chart.fired?.dates[session]));
    this.table = new DecisionsTable(({ rule, session }) => this.travel(session, rule ?? undefined));
    this.#slider = new Slider({
      preview: (knob, value) => this.#preview(knob, value),
      commit: (knob, value) => this.#commit(knob, value),
      cancel: () => this.refresh(),
    });
    this.#why = new WhyPanel({
      date: (date) => this.travel(date),
      step: (sessions) => this.#step(sessions),
      full: (full) => {
        this.#full = full;
        if (this.#date !== undefined) this.travel(this.#date);
      },
      reveal: ({ span }) => this.#reveal(span),
      leave: () => this.travel(undefined),
    });
    this.#params = new ParamsPanel({
      port: this.#port,
      changed: (chosen) => options.onChosen?.(chosen),
      request: (params, method, told) => this.#request<ParamTable>(method, params, told),
    });
    const panels = {
      Why: this.#why.element,
      Decisions: this.table.element,
      Params: this.#params.element,
    };
    this.#tabs = panelTabs('Explanations', panels, (name) => {
      if (name === 'Decisions') this.#listDecisions();
    });
    this.#tabs.select('Why');
    this.element.append(this.#note, this.chart.element, this.#slider.element, this.#tabs.element);
    container.append(this.element);
    this.theme = options.theme ?? 'auto';
    this.#ends.push(
      adoptPanelStyles(options.root ?? (container.getRootNode() as Document | ShadowRoot)),
      this.#port.onChange(() => queueMicrotask(() => this.#changed())),
      this.#port.onCaret(() => this.#caretMoved()),
      this.#client.onRan((folder) => {
        if (folderOf(this.#port.uri) === folder) this.#ran();
      }),
      // Of a text that cannot be run, too; and of files that are not on view.
      this.#client.onDiagnostics(({ uri }) => {
        if (folderOf(uri) === folderOf(this.#port.uri)) this.#params.follow();
      }),
    );
    this.#ran();
    if (options.chosen) this.#params.chosen = options.chosen;
    else this.#params.follow();
  }

  /** The profile, and the params that are turned over it. */
  get chosen(): Chosen {
    return this.#params.chosen;
  }

  set chosen(chosen: Chosen) {
    this.#params.chosen = chosen;
  }

  set theme(theme: Theme) {
    this.#endTheme();
    this.#endTheme = followTheme(theme, (name) => {
      this.element.dataset.theme = name;
      this.chart.repaint();
    });
  }

  /** Asks anew what the rule at the caret did. */
  refresh(): void {
    this.#follow({ uri: this.#port.uri, offset: this.#port.caret });
    this.#findKnob();
  }

  /** Explains the rule that is shown (or another) at a date, with its values in the text; `undefined` leaves. */
  travel(date: string | undefined, rule = this.chart.fired?.rule): void {
    this.#date = date;
    if (date === undefined || rule === undefined) {
      this.#port.show('values', {});
      this.#why.idle();
      this.chart.chosen = -1;
      return;
    }
    this.#tabs.select('Why');
    this.#explain.ask(() => this.#explained(rule, date));
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const end of this.#ends.splice(0)) end();
    this.#endTheme();
    this.#port.show('values', {});
    this.#port.show('activity', {});
    this.#slider.dispose();
    this.chart.dispose();
    this.element.remove();
  }

  /** An answer, or `undefined` where the worker refuses, whose reason goes to `told`. */
  async #request<T>(
    method: string,
    params: unknown,
    told?: (reason: string) => void,
  ): Promise<T | undefined> {
    try {
      const answer = await this.#client.request<T>(method, params);
      return this.#isDisposed ? undefined : answer;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (!this.#isDisposed) told?.(error.message);
      return undefined;
    }
  }

  #follow(params: FireParams): void {
    this.#fire.ask(async () => {
      const saved = this.#options.saved?.();
      const asked = { ...params, ...(saved !== undefined && { saved }) };
      const fired = await this.#request<Fired>('hedgerow/fire', asked, (reason) => {
        this.#note.textContent = reason;
        this.chart.markOld();
      });
      if (!fired) return;
      this.#note.textContent = '';
      const isOther = this.chart.fired?.rule !== fired.rule;
      this.chart.fired = fired;
      const [from, to] = [fired.dates[0], fired.dates.at(-1)];
      if (from !== undefined && to !== undefined) this.#why.span = [from, to];
      if (this.#date !== undefined && !this.#slider.isOpen) this.travel(this.#date, fired.rule);
      else if (isOther) this.chart.chosen = -1;
    });
  }

  #changed(): void {
    if (this.#isDisposed) return;
    if (this.#uri === this.#port.uri) {
      this.refresh();
      return;
    }
    this.#uri = this.#port.uri;
    this.travel(undefined);
    this.#port.show('activity', {});
    this.#ran();
  }

  #ran(): void {
    this.refresh();
    const { uri } = this.#port;
    this.#others.ask(async () => {
      const activities = await this.#request<Activity[]>('hedgerow/activity', { uri });
      if (activities && uri === this.#port.uri)
        this.#port.show('activity', { zones: sparkZones(activities) });
    });
    if (this.#tabs.selected === 'Decisions') this.#listDecisions();
  }

  #listDecisions(): void {
    const told = (reason: string): void => {
      this.#note.textContent = reason;
    };
    void this.#request<DecisionRow[]>('hedgerow/decisions', { uri: this.#port.uri }, told).then((rows) => {
      if (rows) this.table.rows = rows;
    });
  }

  #caretMoved(): void {
    this.#findKnob();
    if (!this.#slider.isOpen) this.#follow({ uri: this.#port.uri, offset: this.#port.caret });
  }

  #findKnob(): void {
    const params: KnobParams = { uri: this.#port.uri, offset: this.#port.caret };
    this.#knobs.ask(async () => {
      const knob = await this.#request<Knob | null>('hedgerow/knob', params);
      if (knob !== undefined) this.#slider.knob = this.#port.readOnly ? null : knob;
    });
  }

  #preview(knob: Knob, value: number): void {
    const rule = this.chart.fired?.rule;
    const { uri } = this.#port;
    const where = { uri, ...(rule === undefined ? { offset: this.#port.caret } : { rule }) };
    if (knob.isParam) this.#follow({ ...where, params: { [knob.name]: value } });
    else this.#follow({ ...where, text: turned(this.#port.text, knob, written(value, knob)) });
  }

  #commit(knob: Knob, value: number): void {
    const isShown = knob.uri === this.#port.uri;
    const edit = { span: knob.span, text: written(value, knob) };
    const isDone = isShown ? this.#port.edit([edit]) : this.#port.edit([edit], knob.uri);
    if (!isDone) this.#note.textContent = `${knob.name} cannot be changed here`;
    this.refresh();
  }

  async #explained(rule: string, date: string): Promise<void> {
    const { uri } = this.#port;
    const params: WhyParams = { uri, rule, date };
    const refused = (reason: string): void => this.#why.refuse(reason);
    const whole = await this.#request<RuleExplanation>('hedgerow/why', { ...params, full: true }, refused);
    const shown = this.#full ? whole : await this.#request<RuleExplanation>('hedgerow/why', params, refused);
    if (!whole || !shown || this.#date !== date) return;
    this.#date = whole.session;
    this.#why.show(shown);
    this.#port.show('values', { inline: inlineTexts(whole, uri, this.#port.text) });
    this.chart.chosen = this.chart.fired?.dates.indexOf(whole.session) ?? -1;
  }

  #step(sessions: number): void {
    const { dates } = this.chart.fired ?? { dates: [] };
    const at = this.#date === undefined ? dates.length : dates.findLastIndex((one) => one <= this.#date!);
    const next = dates[Math.min(Math.max(at + sessions, 0), dates.length - 1)];
    if (next !== undefined) this.travel(next);
  }

  #reveal({
    file,
    line,
    column,
  }: {
    readonly file: string;
    readonly line: number;
    readonly column: number;
  }): void {
    // Of another document, lines are known to the editor alone once it is on view.
    if (file !== this.#port.uri && !this.#port.reveal(0, file)) return;
    const start = linesOf(this.#port.text)[line - 1];
    if (start !== undefined) this.#port.reveal(start + column - 1);
    this.#port.focus();
  }
}
