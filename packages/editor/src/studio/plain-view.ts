/** A file that is no rules: hedgerow.json, which the server checks as it is typed. */
import { counted } from '@hedgerow/runtime/browser';
import { editor, KeyCode, KeyMod } from 'monaco-editor/editor';
import type { Theme } from '../index.ts';
import { showDiagnostics } from '../monaco/markers.ts';
import { editorDefaults } from '../monaco/settings.ts';
import { Latest } from '../panel/latest.ts';
import { element } from './dom.ts';
import { jsonId, registerJson } from './json-language.ts';
import type { View, ViewHost } from './view.ts';

export class PlainView implements View {
  /** Monaco's theme is the page's: the rules' editors set it. */
  theme: Theme = 'auto';
  readonly #path: string;
  readonly #host: ViewHost;
  readonly #checks = new Latest();
  #told = '';
  #isShown = false;
  readonly #box = element('div', { className: 'view' });
  readonly #model: editor.ITextModel;
  readonly #editor: editor.IStandaloneCodeEditor;

  constructor(path: string, host: ViewHost) {
    this.#path = path;
    this.#host = host;
    registerJson();
    host.texts.append(this.#box);
    this.#model = editor.createModel(host.files.open.get(path)?.text ?? '', jsonId);
    this.#editor = editor.create(this.#box, { ...editorDefaults, ariaLabel: path, model: this.#model });
    this.#walks('next', KeyCode.F8);
    this.#walks('prev', KeyMod.Shift | KeyCode.F8);
    this.#model.onDidChangeContent(() => {
      host.files.edit(path, this.#model.getValue());
      this.#check();
    });
    this.#check();
  }

  show(): void {
    this.#isShown = true;
    this.#tell();
    this.#box.classList.remove('is-away');
    this.#editor.focus();
  }

  hide(): void {
    this.#isShown = false;
    this.#box.classList.add('is-away');
  }

  bring(path: string): void {
    const text = this.#host.files.open.get(path)?.text;
    if (text === undefined || text === this.#model.getValue()) return;
    this.#model.pushEditOperations([], [{ range: this.#model.getFullModelRange(), text }], () => null);
  }

  goTo(line: number): void {
    this.#editor.revealLineInCenter(line);
  }

  dispose(): void {
    this.#editor.dispose();
    this.#model.dispose();
    this.#box.remove();
  }

  /** To its own mistakes: by itself Monaco would go on to those of other texts, which are not on view. */
  #walks(to: 'next' | 'prev', key: number): void {
    const run = (): void => this.#editor.trigger('keyboard', `editor.action.marker.${to}`, undefined);
    const label = `Go to the ${to === 'next' ? 'next' : 'previous'} mistake`;
    this.#editor.addAction({ id: `hedgerow.${to}`, label, keybindings: [key], run });
  }

  #check(): void {
    this.#checks.ask(async () => {
      // Where the server has gone, whoever saves is told so.
      const findings = await this.#host.api.check(this.#path, this.#model.getValue()).catch(() => undefined);
      if (!findings || this.#model.isDisposed()) return;
      showDiagnostics(this.#model, findings);
      const errors = `${counted(findings.length, 'error')}; F8 leads from one to the next`;
      this.#told = findings.length === 0 ? 'no findings' : errors;
      this.#tell();
    });
  }

  #tell(): void {
    if (this.#isShown) this.#host.tell(this.#told);
  }
}
