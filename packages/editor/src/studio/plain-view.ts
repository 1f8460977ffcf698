/** A file that is no rules: hedgerow.json, as plain text. */
import { editor } from 'monaco-editor/editor';
import type { Theme } from '../index.ts';
import { editorDefaults } from '../monaco/settings.ts';
import { element } from './dom.ts';
import type { View, ViewHost } from './view.ts';

export class PlainView implements View {
  /** Monaco's theme is the page's: the rules' editors set it. */
  theme: Theme = 'auto';
  readonly #host: ViewHost;
  readonly #box = element('div', { className: 'view' });
  readonly #model: editor.ITextModel;
  readonly #editor: editor.IStandaloneCodeEditor;

  constructor(path: string, host: ViewHost) {
    this.#host = host;
    host.texts.append(this.#box);
    this.#model = editor.createModel(host.files.open.get(path)?.text ?? '', 'plaintext');
    this.#editor = editor.create(this.#box, { ...editorDefaults, ariaLabel: path, model: this.#model });
    this.#model.onDidChangeContent(() => host.files.edit(path, this.#model.getValue()));
  }

  show(): void {
    this.#box.classList.remove('is-away');
    this.#editor.focus();
  }

  hide(): void {
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
}
