/** An editor of one rule set, in an element of the page. */
import type { DataSource } from '@hedgerow/runtime/browser';
import { type IRange, KeyCode, KeyMod, editor as monaco, type Uri } from 'monaco-editor/editor';
import { AnswerBox } from './answer-box.ts';
import { Closed, Refused, type WorkerClient } from './client/client.ts';
import { Listeners } from './events.ts';
import { evaluateAction } from './monaco/commands.ts';
import { announceRun } from './monaco/contexts.ts';
import { preludeScheme } from './monaco/definition.ts';
import { hearLinkedEditing } from './monaco/linked-editing.ts';
import { modelOf } from './monaco/models.ts';
import { MonacoPort } from './monaco/port.ts';
import { useLanguage } from './monaco/register.ts';
import { editorDefaults } from './monaco/settings.ts';
import { themeId } from './monaco/themes.ts';
import { nextModel } from './monaco/walk.ts';
import type { Catalogue, EditorEvents, EditorOptions, FileDiagnostic, RuleFile, Theme } from './options.ts';
import type { EditorPort } from './panel/editor-port.ts';
import type { DecisionRow } from './protocol.ts';
import { defaultName, RuleSet } from './rule-set.ts';
import { adoptStyles } from './styles.ts';
import { followTheme } from './system-theme.ts';
import { VisitBar } from './visit-bar.ts';
import { createWorker, provideEditorWorker, useClient } from './workers.ts';

export interface HedgerowEditor {
  /** Monaco's editor, for what is not told here. */
  readonly monaco: monaco.IStandaloneCodeEditor;
  /** The language worker: `client.request` asks it what protocol.ts describes. */
  readonly client: WorkerClient;
  /** The text as panels beside it see it. */
  readonly port: EditorPort;
  /** URI of the rule set's folder, and of the file shown, as the worker knows them. */
  readonly folder: string;
  readonly uri: string;
  /** The text of the file shown; setting it can be undone by the user. */
  text: string;
  /** Of the file shown; `open` shows another. */
  readonly file: string;
  files: readonly RuleFile[];
  catalogue: Catalogue;
  data: readonly DataSource[];
  theme: Theme;
  readOnly: boolean;
  readonly diagnostics: readonly FileDiagnostic[];
  /** Every decision that the rules make over the data, the latest first. Rejects with `Refused` where they cannot run. */
  decisions(): Promise<readonly DecisionRow[]>;
  /** Shows a file of the rule set; false where there is none of that name. */
  open(file: string): boolean;
  /** A file gets another name, and keeps its undo; false where there is none, or one of the other name. */
  rename(from: string, to: string): boolean;
  /** URI of a file, as the worker knows it. */
  uriOf(file: string): string | undefined;
  focus(): void;
  on<K extends keyof EditorEvents>(name: K, listener: (event: EditorEvents[K]) => void): () => void;
  dispose(): void;
}

const filesOf = ({ files, text }: EditorOptions): readonly RuleFile[] =>
  files && files.length > 0 ? files : [{ name: defaultName, text: text ?? '' }];

/** Makes an editor that fills `container`, which should have a height. */
export function createEditor(container: HTMLElement, options: EditorOptions = {}): HedgerowEditor {
  return new RuleSetEditor(container, options);
}

class RuleSetEditor implements HedgerowEditor {
  readonly monaco: monaco.IStandaloneCodeEditor;
  readonly client: WorkerClient;
  readonly port: EditorPort;
  readonly #rules: RuleSet;
  readonly #listeners = new Listeners<EditorEvents>();
  readonly #answers: AnswerBox;
  readonly #visit: VisitBar;
  readonly #ends: (() => void)[] = [];
  readonly #views = new Map<string, monaco.ICodeEditorViewState | null>();
  #file: string;
  #readOnly: boolean;
  #catalogue: Catalogue;
  #data: readonly DataSource[];
  #theme: Theme = 'auto';
  #endTheme: () => void = () => {};

  constructor(container: HTMLElement, options: EditorOptions) {
    const create = options.createWorker ?? createWorker;
    provideEditorWorker(create);
    const language = useLanguage();
    const worker = useClient(create);
    this.client = worker.client;
    this.#rules = new RuleSet(
      worker.client,
      {
        changed: (file, text) => this.#listeners.emit('change', { file, text }),
        diagnosed: () => this.#listeners.emit('diagnostics', { diagnostics: this.diagnostics }),
        ran: () => {
          announceRun();
          this.#listeners.emit('run', {});
        },
      },
      {
        client: worker.client,
        open: (uri, range) => this.#show(uri, range),
        answer: (command, args) => void this.#answer(command, args),
      },
    );
    this.#readOnly = options.readOnly ?? false;
    this.#catalogue = options.catalogue ?? {};
    this.#data = options.data ?? [];
    if (options.catalogue) this.#rules.setCatalogue(options.catalogue);
    if (this.#data.length > 0) this.#sendData();
    this.#rules.setFiles(filesOf(options));
    this.#file = this.#rules.names[0]!;

    const root = options.root ?? (container.getRootNode() as Document | ShadowRoot);
    const frame = document.createElement('div');
    frame.className = 'hedgerow-editor';
    const text = document.createElement('div');
    text.className = 'hedgerow-text';
    frame.append(text);
    container.append(frame);
    this.#ends.push(adoptStyles(root));
    this.theme = options.theme ?? 'auto';
    this.monaco = monaco.create(text, {
      ...editorDefaults,
      ariaLabel: options.label ?? 'Hedgerow rules',
      model: this.#rules.model(this.#file)!,
      readOnly: this.#isReadOnly(this.#file),
      // In a shadow tree, widgets moved to the page's body would lose their styles.
      fixedOverflowWidgets: root === document,
      ...options.monaco,
    });
    this.port = new MonacoPort(this.monaco, {
      uri: this.uri,
      mayEdit: (uri) => {
        const name = this.#rules.nameOf(uri);
        return name !== undefined && !this.#isReadOnly(name);
      },
      open: (uri) => this.#show(uri),
    });
    const linked = hearLinkedEditing(this.monaco);
    this.monaco.addAction(evaluateAction);
    this.#walks(true, 'Go to the next finding', KeyCode.F8);
    this.#walks(false, 'Go to the previous finding', KeyMod.Shift | KeyCode.F8);
    this.#answers = new AnswerBox(frame, () => this.focus());
    this.#visit = new VisitBar(frame, () => this.#back());
    this.monaco.addAction({
      id: 'hedgerow.back',
      label: 'Back to the rules',
      keybindings: [KeyMod.Alt | KeyCode.LeftArrow],
      precondition: 'editorReadonly',
      run: () => this.#back(),
    });
    this.#ends.push(
      () => this.#endTheme(),
      () => linked.dispose(),
      () => this.monaco.dispose(),
      () => this.#rules.dispose(),
      () => frame.remove(),
      () => language.dispose(),
      () => worker.dispose(),
    );
  }

  get folder(): string {
    return this.#rules.folder;
  }

  get uri(): string {
    return this.uriOf(this.#file)!;
  }

  get file(): string {
    return this.#file;
  }

  get text(): string {
    return this.#rules.model(this.#file)!.getValue();
  }

  set text(text: string) {
    const files = this.#rules.files.map((one) => (one.name === this.#file ? { ...one, text } : one));
    this.#rules.setFiles(files);
  }

  get files(): readonly RuleFile[] {
    return this.#rules.files;
  }

  set files(files: readonly RuleFile[]) {
    const wanted = filesOf({ files });
    const isLeaving = !wanted.some(({ name }) => name === this.#file);
    // The model on view must not be disposed under Monaco.
    if (isLeaving) this.monaco.setModel(null);
    this.#rules.setFiles(wanted);
    if (isLeaving) this.open(wanted[0]!.name);
    else this.#applyReadOnly();
  }

  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  set catalogue(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    if (this.#visit.isShown) this.#back();
    this.#rules.setCatalogue(catalogue);
  }

  get data(): readonly DataSource[] {
    return this.#data;
  }

  set data(data: readonly DataSource[]) {
    this.#data = data;
    this.#sendData();
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    this.#endTheme();
    this.#endTheme = followTheme(theme, (name) => monaco.setTheme(themeId(name)));
  }

  get readOnly(): boolean {
    return this.#readOnly;
  }

  set readOnly(readOnly: boolean) {
    this.#readOnly = readOnly;
    this.#applyReadOnly();
  }

  get diagnostics(): readonly FileDiagnostic[] {
    return this.#rules.diagnostics;
  }

  async decisions(): Promise<readonly DecisionRow[]> {
    return this.client.request<DecisionRow[]>('hedgerow/decisions', { uri: this.uri });
  }

  open(file: string): boolean {
    return this.#rules.names.includes(file) && this.#show(this.#rules.model(file)!.uri);
  }

  rename(from: string, to: string): boolean {
    if (!this.#rules.rename(from, to)) return false;
    this.#views.set(to, this.#views.get(from) ?? null);
    this.#views.delete(from);
    if (this.#file === from) this.#file = to;
    return true;
  }

  uriOf(file: string): string | undefined {
    return this.#rules.model(file)?.uri.toString();
  }

  focus(): void {
    this.monaco.focus();
  }

  on<K extends keyof EditorEvents>(name: K, listener: (event: EditorEvents[K]) => void): () => void {
    return this.#listeners.on(name, listener);
  }

  dispose(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#listeners.clear();
  }

  #isReadOnly(file: string): boolean {
    return this.#readOnly || this.#rules.isReadOnly(file);
  }

  #applyReadOnly(): void {
    if (!this.#visit.isShown) this.monaco.updateOptions({ readOnly: this.#isReadOnly(this.#file) });
  }

  #sendData(): void {
    this.client.tell('hedgerow/data', { folder: this.folder, sources: this.#data });
  }

  /** Shows a file of the rule set, or one that can only be looked at: the prelude's, the host's declarations. */
  #show(uri: Uri, range?: IRange): boolean {
    const model = modelOf(uri.toString());
    const name = this.#rules.nameOf(uri.toString());
    const isOwn = name !== undefined && this.#rules.names.includes(name);
    if (!model || (name === undefined && uri.scheme !== preludeScheme)) return false;
    if (!this.#visit.isShown) this.#views.set(this.#file, this.monaco.saveViewState());
    if (isOwn) {
      const isOther = name !== this.#file;
      this.#file = name;
      this.#visit.hide();
      if (this.monaco.getModel() !== model) {
        this.monaco.setModel(model);
        this.monaco.restoreViewState(this.#views.get(name) ?? null);
      }
      this.#applyReadOnly();
      if (isOther) this.#listeners.emit('open', { file: name, readOnly: this.#isReadOnly(name) });
    } else {
      this.monaco.setModel(model);
      this.monaco.updateOptions({ readOnly: true });
      this.#visit.show(name ?? uri.path.slice(1));
    }
    if (range) {
      this.monaco.setSelection(range);
      this.monaco.revealRangeInCenterIfOutsideViewport(range);
    }
    this.monaco.focus();
    return true;
  }

  #walks(forwards: boolean, label: string, key: number): void {
    const to = forwards ? 'next' : 'prev';
    const run = (): void => {
      const [shown, caret] = [this.monaco.getModel(), this.monaco.getPosition()];
      if (!shown || !caret) return;
      const models = this.#rules.names.map((name) => this.#rules.model(name)!);
      const model = nextModel(models, shown, caret, forwards);
      if (model !== shown) {
        this.#show(model.uri);
        const { startLineNumber, startColumn, endLineNumber, endColumn } = model.getFullModelRange();
        const [lineNumber, column] = forwards ? [startLineNumber, startColumn] : [endLineNumber, endColumn];
        this.monaco.setPosition({ lineNumber, column });
      }
      this.monaco.trigger('keyboard', `editor.action.marker.${to}`, undefined);
    };
    this.monaco.addAction({ id: `hedgerow.${to}`, label, keybindings: [key], run });
  }

  #back(): void {
    if (this.#visit.isShown) this.open(this.#file);
  }

  async #answer(command: string, args: readonly unknown[]): Promise<void> {
    let isPrevented = false;
    this.#listeners.emit('command', {
      command,
      args,
      get defaultPrevented() {
        return isPrevented;
      },
      preventDefault: () => {
        isPrevented = true;
      },
    });
    if (isPrevented) return;
    const asked = this.client.request<string>('workspace/executeCommand', { command, arguments: args });
    const text = await asked.catch(reason);
    if (text !== undefined) this.#answers.show(text);
  }
}

function reason(error: unknown): string | undefined {
  if (error instanceof Closed) return undefined;
  if (error instanceof Refused) return error.message;
  throw error;
}
