/** The files of one editor: a Monaco model each, and the same texts in the worker. */
import { editor, type IDisposable, Uri } from 'monaco-editor/editor';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { WorkerClient } from './client/client.ts';
import { deleteContext, type ModelContext, setContext } from './monaco/contexts.ts';
import { languageId } from './monaco/language.ts';
import { showDiagnostics } from './monaco/markers.ts';
import { modelOf } from './monaco/models.ts';
import type { Catalogue, FileDiagnostic, RuleFile } from './options.ts';

export const defaultName = 'rules.hedge';
/** Where the host's declarations are: a file of the rule set that nobody edits. */
export const catalogueName = 'catalogue.hedge';

interface Opened extends IDisposable {
  readonly model: editor.ITextModel;
  readOnly: boolean;
}

/** Told to the editor around it. */
export interface RuleSetListener {
  changed(file: string, text: string): void;
  diagnosed(): void;
  ran(): void;
}

let made = 0;

export class RuleSet {
  readonly client: WorkerClient;
  /** URI of the folder, unlike that of any other editor of the page. */
  readonly folder: string;
  #files = new Map<string, Opened>();
  readonly #diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly #listener: RuleSetListener;
  readonly #context: ModelContext;
  readonly #stop: readonly (() => void)[];

  constructor(client: WorkerClient, listener: RuleSetListener, context: Omit<ModelContext, 'isReadOnly'>) {
    this.client = client;
    this.#listener = listener;
    this.folder = `inmemory://hedgerow-${++made}`;
    this.#context = { ...context, isReadOnly: (uri) => this.#byUri(uri)?.readOnly ?? true };
    this.#stop = [
      client.onDiagnostics(({ uri, version, diagnostics }) => this.#diagnosed(uri, version, diagnostics)),
      client.onRan((folder) => {
        if (folder === this.folder) listener.ran();
      }),
    ];
  }

  /** The file that a URI names, if it is one of these. */
  nameOf(uri: string): string | undefined {
    return [...this.#files].find(([, { model }]) => model.uri.toString() === uri)?.[0];
  }

  /** Names of the files that the host gave, in its order. */
  get names(): string[] {
    return [...this.#files.keys()].filter((name) => name !== catalogueName);
  }

  get files(): RuleFile[] {
    return this.names.map((name) => {
      const { model, readOnly } = this.#files.get(name)!;
      return { name, text: model.getValue(), ...(readOnly && { readOnly }) };
    });
  }

  model(name: string): editor.ITextModel | undefined {
    return this.#files.get(name)?.model;
  }

  isReadOnly(name: string): boolean {
    return this.#files.get(name)?.readOnly ?? true;
  }

  get diagnostics(): FileDiagnostic[] {
    return [...this.#files].flatMap(([file, { model }]) =>
      (this.#diagnostics.get(model.uri.toString()) ?? []).map((one) => ({ ...one, file })),
    );
  }

  /** These files and no others; a file that stays keeps its model, so undo still works. */
  setFiles(files: readonly RuleFile[]): void {
    const wanted = new Set(files.map(({ name }) => name));
    for (const name of this.names) if (!wanted.has(name)) this.#close(name);
    for (const file of files) this.#set(file);
  }

  /** The file keeps its model, and so its undo; and the URI that it was made with. False where there is none, or `to` is taken. */
  rename(from: string, to: string): boolean {
    if (!this.#files.has(from) || this.#files.has(to)) return false;
    this.#files = new Map([...this.#files].map(([name, file]) => [name === from ? to : name, file]));
    return true;
  }

  setCatalogue({ hedge, supplied = [] }: Catalogue): void {
    this.client.tell('hedgerow/catalogue', { folder: this.folder, names: supplied });
    if (hedge === undefined || hedge === '') this.#close(catalogueName);
    else this.#set({ name: catalogueName, text: hedge, readOnly: true });
  }

  dispose(): void {
    for (const stop of this.#stop) stop();
    for (const one of this.#files.values()) one.dispose();
    this.#files.clear();
    this.client.tell('hedgerow/forget', { folder: this.folder });
  }

  #set({ name, text, readOnly = false }: RuleFile): void {
    const known = this.#files.get(name);
    if (known) {
      known.readOnly = readOnly;
      if (known.model.getValue() === text) return;
      // As an edit, so that it can be undone, and the caret stays where it can.
      known.model.pushStackElement();
      known.model.pushEditOperations([], [{ range: known.model.getFullModelRange(), text }], () => null);
      known.model.pushStackElement();
      return;
    }
    const model = editor.createModel(text, languageId, this.#freeUri(name));
    // Columns and offsets are those of the text that the host gave and gets.
    const uri = model.uri.toString();
    const listening = model.onDidChangeContent(() => {
      this.#send(model);
      this.#listener.changed(this.nameOf(uri)!, model.getValue());
    });
    setContext(uri, this.#context);
    this.#files.set(name, {
      model,
      readOnly,
      dispose() {
        listening.dispose();
        deleteContext(uri);
        model.dispose();
      },
    });
    this.#send(model);
  }

  #close(name: string): void {
    const file = this.#files.get(name);
    if (!file) return;
    const uri = file.model.uri.toString();
    this.#files.delete(name);
    this.#diagnostics.delete(uri);
    file.dispose();
    this.client.tell('hedgerow/close', { uri });
  }

  #send(model: editor.ITextModel): void {
    this.client.tell('hedgerow/open', {
      uri: model.uri.toString(),
      text: model.getValue(),
      version: model.getVersionId(),
    });
  }

  /** Of the name, unless a file that has been renamed holds that one. */
  #freeUri(name: string): Uri {
    const at = (last: string): Uri => Uri.parse(`${this.folder}/${encodeURIComponent(last)}`);
    let uri = at(name);
    for (let n = 2; modelOf(uri.toString()); n++) uri = at(`${n}-${name}`);
    return uri;
  }

  #byUri(uri: string): Opened | undefined {
    const name = this.nameOf(uri);
    return name === undefined ? undefined : this.#files.get(name);
  }

  #diagnosed(uri: string, version: number | null, diagnostics: readonly Diagnostic[]): void {
    const file = this.#byUri(uri);
    if (!file || file.model.getVersionId() !== version) return;
    this.#diagnostics.set(uri, diagnostics);
    showDiagnostics(file.model, diagnostics);
    this.#listener.diagnosed();
  }
}
