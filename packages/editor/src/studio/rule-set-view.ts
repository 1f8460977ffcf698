/** The rule set of a folder: its editor, the panels beside it, and the results of its tests in the margin. */
import { counted } from '@hedgerow/runtime/browser';
import { createEditor, type HedgerowEditor, Panels, type Theme } from '../index.ts';
import { keepChosen, keptChosen } from '../kept-params.ts';
import type { Unmapped } from '../protocol.ts';
import type { Shared } from '../share.ts';
import type { RuleSetData } from './api.ts';
import { element } from './dom.ts';
import { isDirty, ruleSetAt } from './files.ts';
import { TestMarks } from './test-marks.ts';
import { TestRuns } from './test-runs.ts';
import type { TestReport } from './types.ts';
import { folderOf, type View, type ViewHost } from './view.ts';

const manifestName = 'hedgerow.json';

/** Tests run once nothing has been typed for so long, in milliseconds. */
const pause = 300;

export class RuleSetView implements View {
  readonly #folder: string;
  readonly #host: ViewHost;
  readonly #text = element('div', { className: 'view' });
  readonly #side = element('div', { className: 'side' });
  readonly #editor: HedgerowEditor;
  readonly #panels: Panels;
  readonly #marks: TestMarks;
  readonly #tests: TestRuns;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isShown = false;
  /** What the line below the texts tells. */
  #problems = '';
  #findings = '';
  #tested = '';

  /** The files of the folder have to be open, and `data` to be theirs. */
  constructor(folder: string, data: RuleSetData, host: ViewHost) {
    this.#folder = folder;
    this.#host = host;
    host.texts.append(this.#text);
    host.sides.append(this.#side);
    const files = this.#texts();
    const monaco = { glyphMargin: true };
    this.#editor = createEditor(this.#text, { files, data: data.sources, label: 'Rules', monaco });
    this.#tellManifest(data);
    const ruleSet = ruleSetAt(host.files, folder);
    this.#panels = new Panels(this.#side, {
      chosen: keptChosen(ruleSet),
      onChosen: (chosen) => keepChosen(ruleSet, chosen),
      port: this.#editor.port,
      client: this.#editor.client,
      saved: () => host.files.open.get(folder + this.#editor.file)?.saved,
    });
    this.#marks = new TestMarks((path) => this.#editor.uriOf(path.slice(folder.length)));
    this.#tests = new TestRuns(
      () => this.#key(),
      (signal) => host.api.test(this.#onDisk(), this.#drafts(), signal),
    );
    this.#editor.on('change', ({ file, text }) => {
      host.files.edit(folder + file, text);
      this.test();
    });
    this.#editor.on('open', ({ file }) => host.opened(folder + file));
    this.#editor.on('command', (event) => {
      const [, rule] = event.args;
      const last = this.#panels.chart.fired?.dates.at(-1);
      if (event.command !== 'hedgerow.explain' || typeof rule !== 'string' || last === undefined) return;
      event.preventDefault();
      this.#panels.travel(last, rule);
    });
    this.#editor.on('diagnostics', ({ diagnostics }) => {
      const errors = diagnostics.filter(({ severity }) => severity === 1).length;
      const others = counted(diagnostics.length - errors, 'other finding');
      this.#findings =
        diagnostics.length === 0
          ? 'no findings'
          : `${counted(errors, 'error')}, ${others}; F8 leads from one to the next`;
      this.#tell();
    });
    this.test();
  }

  /** All that a link may hold of it, as it stands, saved or not. */
  async shared(): Promise<Shared> {
    const { files } = this.#host;
    const manifest = files.entries.find(({ path }) => path === `${this.#folder}${manifestName}`);
    const settings = manifest && { name: manifestName, text: (await files.load(manifest.path)).text };
    const data = this.#editor.data.flatMap(({ name, content }) =>
      typeof content === 'string' ? [{ name, text: content }] : [],
    );
    const beside = settings ? [settings, ...data] : data;
    return { files: this.#editor.files, beside, chosen: this.#panels.chosen };
  }

  set theme(theme: Theme) {
    this.#editor.theme = theme;
    this.#panels.theme = theme;
  }

  show(path: string): void {
    this.#isShown = true;
    this.#text.classList.remove('is-away');
    this.#side.hidden = false;
    this.#editor.open(path.slice(this.#folder.length));
    this.#tell();
  }

  hide(): void {
    this.#isShown = false;
    this.#text.classList.add('is-away');
    this.#side.hidden = true;
  }

  bring(): void {
    const texts = this.#texts();
    const old = new Map(this.#editor.files.map(({ name, text }) => [name, text]));
    const isSame = texts.length === old.size && texts.every(({ name, text }) => old.get(name) === text);
    if (!isSame && texts.length > 0) this.#editor.files = texts;
  }

  /** Within the folder: the file keeps its undo. */
  rename(from: string, to: string): void {
    this.#editor.rename(from.slice(this.#folder.length), to.slice(this.#folder.length));
    // Tests that ran meanwhile are of a file that is no more.
    this.test();
  }

  goTo(line: number): void {
    this.#editor.monaco.setPosition({ lineNumber: line, column: 1 });
    this.#editor.monaco.revealLineInCenter(line);
    this.#editor.focus();
  }

  /** Reads the data anew, after a change of hedgerow.json or of a file of data. */
  async reload(): Promise<void> {
    const data = await this.#host.api.data(this.#onDisk());
    this.#editor.data = data.sources;
    this.#tellManifest(data);
    this.#tests.forget();
    this.test();
  }

  /** Runs the tests of what stands in the editor, saved or not, after a pause. */
  test(): void {
    this.#text.classList.add('is-untested');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#test(), pause);
  }

  /** Whether a file is among their data. */
  reads(file: string): boolean {
    return this.#editor.data.some(({ name }) => name === file);
  }

  /** What a file that is to be added could give, by its first line. */
  async unmapped(file: string, header: string): Promise<Unmapped> {
    return this.#editor.client.request('hedgerow/unmapped', { uri: this.#editor.uri, file, header });
  }

  /** The address of the report of a backtest with the profile and params that are chosen in the panel. */
  report(): Promise<string> {
    return this.#host.api.report(this.#onDisk(), this.#panels.chosen);
  }

  results(): Promise<TestReport> {
    return this.#tests.report();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#tests.dispose();
    this.#panels.dispose();
    this.#editor.dispose();
    this.#text.remove();
    this.#side.remove();
  }

  async #test(): Promise<void> {
    const asked = this.#key();
    // What cannot be asked is told where the user asks: by the button.
    const report = await this.results().catch(() => undefined);
    if (!report || asked !== this.#key()) return;
    this.#marks.show(report.tests);
    this.#text.classList.remove('is-untested');
    const failed = report.tests.filter(({ passed }) => !passed).length;
    const passed = report.tests.length - failed;
    this.#tested = report.tests.length === 0 ? '' : `${counted(passed, 'test')} passed, ${failed} failed`;
    this.#tell();
  }

  #tell(): void {
    const told = [this.#problems, this.#findings, this.#tested].filter(Boolean);
    if (this.#isShown) this.#host.tell(told.join(' · '));
  }

  #tellManifest({ profiles, calendar, lint, problems }: RuleSetData): void {
    const folder = this.#editor.folder;
    this.#editor.client.tell('hedgerow/manifest', { folder, profiles, calendar, lint });
    this.#problems = problems.join('; ');
    this.#tell();
  }

  #texts(): { readonly name: string; readonly text: string }[] {
    return [...this.#host.files.open.values()]
      .filter(({ path }) => folderOf(path) === this.#folder && path.endsWith('.hedge'))
      .map(({ path, text }) => ({ name: path.slice(this.#folder.length), text }));
  }

  /** The server knows a rule set by any of its files that it has. */
  #onDisk(): string {
    const found = this.#host.files.entries.find(
      ({ kind, path }) => kind === 'rules' && folderOf(path) === this.#folder,
    );
    return found?.path ?? this.#folder + this.#editor.file;
  }

  #drafts(): Record<string, string> {
    const open = [...this.#host.files.open.values()];
    return Object.fromEntries(open.filter(isDirty).map(({ path, text }) => [path, text]));
  }

  #key(): string {
    return JSON.stringify(this.#texts());
  }
}
