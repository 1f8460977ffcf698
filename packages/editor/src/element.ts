/**
 * `<hedgerow-editor>`. Attributes: `theme`, `readonly`, `label`, `name` (in a form, the text is sent by it) and `shadow`
 * (the editor lives in a shadow root; read when the element is first connected). The element's own text is the first
 * text of the rules. Everything else is a property: see docs/embedding.md.
 */
import type { DataSource } from '@hedgerow/runtime/browser';
import {
  type Catalogue,
  type CreateWorker,
  createEditor,
  type DecisionRow,
  type EditorEvents,
  type EditorOptions,
  type FileDiagnostic,
  type HedgerowEditor,
  Refused,
  type RuleFile,
  type Theme,
  themeNames,
} from './index.ts';

const themes: readonly string[] = [...themeNames, 'auto'];
const events = ['change', 'diagnostics', 'open', 'run', 'command'] as const satisfies (keyof EditorEvents)[];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class HedgerowEditorElement extends HTMLElement {
  static readonly observedAttributes = ['theme', 'readonly'];
  static readonly formAssociated = true;

  readonly #internals = this.attachInternals();
  /** What holds while there is no editor: before the element is connected, and after. */
  #kept: Mutable<EditorOptions> = {};
  #file: string | undefined;
  #editor: HedgerowEditor | undefined;

  constructor() {
    super();
    // What a page has set before this class was loaded stands before its accessors.
    for (const name of ['text', 'files', 'catalogue', 'data', 'createWorker'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  /** The editor behind the element, while it is connected. */
  get editor(): HedgerowEditor | undefined {
    return this.#editor;
  }

  get text(): string {
    return this.#editor?.text ?? this.#kept.text ?? this.#kept.files?.[0]?.text ?? '';
  }
  set text(text: string) {
    if (this.#editor) this.#editor.text = text;
    else this.#kept.text = text;
  }

  get files(): readonly RuleFile[] {
    return this.#editor?.files ?? this.#kept.files ?? [];
  }
  set files(files: readonly RuleFile[]) {
    if (this.#editor) this.#editor.files = files;
    else this.#kept.files = files;
  }

  /** The name of the file shown. */
  get file(): string | undefined {
    return this.#editor?.file ?? this.#file;
  }
  set file(file: string | undefined) {
    this.#file = file;
    if (file !== undefined) this.#editor?.open(file);
  }

  get catalogue(): Catalogue {
    return this.#kept.catalogue ?? {};
  }
  set catalogue(catalogue: Catalogue) {
    this.#kept.catalogue = catalogue;
    if (this.#editor) this.#editor.catalogue = catalogue;
  }

  get data(): readonly DataSource[] {
    return this.#kept.data ?? [];
  }
  set data(data: readonly DataSource[]) {
    this.#kept.data = data;
    if (this.#editor) this.#editor.data = data;
  }

  /** Set before the element is connected. */
  get createWorker(): CreateWorker | undefined {
    return this.#kept.createWorker;
  }
  set createWorker(create: CreateWorker) {
    this.#kept.createWorker = create;
  }

  get theme(): Theme {
    const theme = this.getAttribute('theme') ?? 'auto';
    return themes.includes(theme) ? (theme as Theme) : 'auto';
  }
  set theme(theme: Theme) {
    this.setAttribute('theme', theme);
  }

  get readOnly(): boolean {
    return this.hasAttribute('readonly');
  }
  set readOnly(readOnly: boolean) {
    this.toggleAttribute('readonly', readOnly);
  }

  get diagnostics(): readonly FileDiagnostic[] {
    return this.#editor?.diagnostics ?? [];
  }

  /** Every decision over `data`, the latest first. Rejects with `Refused`, whose message is for the user. */
  async decisions(): Promise<readonly DecisionRow[]> {
    if (!this.#editor) throw new Refused('the editor is not part of a page');
    return this.#editor.decisions();
  }

  override focus(): void {
    this.#editor?.focus();
  }

  connectedCallback(): void {
    const initial = this.#kept.text ?? this.#kept.files?.[0]?.text ?? this.textContent.replace(/^\n/, '');
    const container = this.#container();
    const editor = createEditor(container, {
      ...this.#kept,
      ...(this.#kept.files ? {} : { text: initial }),
      theme: this.theme,
      readOnly: this.readOnly,
      ...(this.hasAttribute('label') && { label: this.getAttribute('label')! }),
    });
    this.#editor = editor;
    if (this.#file !== undefined) editor.open(this.#file);
    for (const name of events) editor.on(name, (detail) => this.#dispatch(name, detail));
    this.#submit();
  }

  disconnectedCallback(): void {
    const editor = this.#editor;
    if (!editor) return;
    // An element that is moved to another place comes back as it was.
    this.#kept.files = editor.files;
    delete this.#kept.text;
    this.#file = editor.file;
    this.#editor = undefined;
    editor.dispose();
  }

  attributeChangedCallback(name: string): void {
    if (!this.#editor) return;
    if (name === 'theme') this.#editor.theme = this.theme;
    else this.#editor.readOnly = this.readOnly;
  }

  #container(): HTMLElement {
    this.style.display ||= 'block';
    if (!this.hasAttribute('shadow')) {
      this.replaceChildren();
      return this;
    }
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true });
    const container = document.createElement('div');
    container.style.blockSize = '100%';
    root.replaceChildren(container);
    return container;
  }

  #dispatch<K extends keyof EditorEvents>(name: K, detail: EditorEvents[K]): void {
    if (name === 'change') this.#submit();
    const event = new CustomEvent(`hedgerow-${name}`, {
      detail,
      bubbles: true,
      composed: true,
      cancelable: name === 'command',
    });
    this.dispatchEvent(event);
    if (event.defaultPrevented && 'preventDefault' in detail) detail.preventDefault();
  }

  #submit(): void {
    this.#internals.setFormValue(this.text);
  }
}

if (!customElements.get('hedgerow-editor')) customElements.define('hedgerow-editor', HedgerowEditorElement);

declare global {
  interface HTMLElementTagNameMap {
    'hedgerow-editor': HedgerowEditorElement;
  }
}
