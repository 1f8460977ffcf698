/** The open files: which there are, which is on view, and the view of each. */
import type { Theme } from '../index.ts';
import { PlainView } from './plain-view.ts';
import { RuleSetView } from './rule-set-view.ts';
import { folderOf, type View, type ViewHost } from './view.ts';

const isRules = (path: string): boolean => path.endsWith('.hedge');

/** Files of one rule set share a view; another file has its own. */
const keyOf = (path: string): string => (isRules(path) ? folderOf(path) : path);

export class Workbench {
  readonly #host: ViewHost;
  readonly #views = new Map<string, View>();
  readonly #changed: () => void;
  #tabs: readonly string[] = [];
  #current: string | undefined;
  #theme: Theme = 'auto';

  constructor(host: Omit<ViewHost, 'opened'>, changed: () => void) {
    this.#changed = changed;
    this.#host = { ...host, opened: (path) => this.#opened(path) };
  }

  get tabs(): readonly string[] {
    return this.#tabs;
  }

  get current(): string | undefined {
    return this.#current;
  }

  /** The rule set on view, or that of the hedgerow.json on view. */
  get rules(): RuleSetView | undefined {
    const view = this.#current === undefined ? undefined : this.#views.get(folderOf(this.#current));
    return view instanceof RuleSetView ? view : undefined;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    for (const view of this.#views.values()) view.theme = theme;
  }

  async open(path: string, line?: number): Promise<void> {
    await this.#host.files.load(path);
    const view = await this.#viewOf(path);
    for (const other of this.#views.values()) if (other !== view) other.hide();
    this.#opened(path);
    view.bring(path);
    view.show(path);
    if (line !== undefined) view.goTo(line);
  }

  /** Takes a file off the tabs. Its text stays in the rule set, with what is unsaved in it. */
  async close(path: string): Promise<void> {
    const at = this.#tabs.indexOf(path);
    this.#tabs = this.#tabs.filter((one) => one !== path);
    const next = this.#tabs[Math.min(at, this.#tabs.length - 1)];
    if (path === this.#current) {
      this.#views.get(keyOf(path))?.hide();
      this.#current = undefined;
      if (next !== undefined) await this.open(next);
    }
    this.#changed();
  }

  /** A file has another name, and stays where it was among the tabs; within its folder it keeps its undo too. */
  async renamed(from: string, to: string): Promise<void> {
    this.#tabs = this.#tabs.map((one) => (one === from ? to : one));
    const isShown = this.#current === from;
    if (isShown) this.#current = to;
    const view = this.#views.get(keyOf(from));
    if (view instanceof RuleSetView && keyOf(to) === keyOf(from)) view.rename(from, to);
    await this.follow(to);
    if (isShown) await this.open(to);
    this.#changed();
  }

  /** Files have come, gone or changed on disk: texts follow, and data where it is meant. */
  async follow(path: string): Promise<void> {
    const gone = this.#tabs.filter((one) => !this.#host.files.open.has(one));
    for (const one of gone) await this.close(one);
    for (const [key, view] of this.#views) {
      if (!(view instanceof RuleSetView)) {
        if (key === path) view.bring(path);
        continue;
      }
      await this.#load(key);
      view.bring();
      if (!isRules(path)) await view.reload();
    }
  }

  async #viewOf(path: string): Promise<View> {
    const key = keyOf(path);
    const known = this.#views.get(key);
    if (known) return known;
    if (isRules(path)) await this.#load(key);
    const data = isRules(path) && (await this.#host.api.data(path));
    // Somebody may have been faster while this waited.
    const other = this.#views.get(key);
    if (other) return other;
    const view = data ? new RuleSetView(key, data, this.#host) : new PlainView(path, this.#host);
    view.theme = this.#theme;
    this.#views.set(key, view);
    return view;
  }

  /** The rule files of a folder belong together: all of them are read. */
  async #load(folder: string): Promise<void> {
    const { files } = this.#host;
    const rules = files.entries.filter(({ kind, path }) => kind === 'rules' && folderOf(path) === folder);
    for (const { path } of rules) await files.load(path);
  }

  #opened(path: string): void {
    this.#current = path;
    if (!this.#tabs.includes(path)) this.#tabs = [...this.#tabs, path];
    this.#changed();
  }
}
