/** The page of the panels' tests: a textarea stands for the editor. It runs in a browser. */
import type { DataSource } from '@hedgerow/runtime/browser';
import { WorkerClient } from '../../src/client/client.ts';
import type { Theme } from '../../src/options.ts';
import type { EditorPort, Shown } from '../../src/panel/editor-port.ts';
import { Panels } from '../../src/panel/panels.ts';
import type { DecisionRow, Fired } from '../../src/protocol.ts';

interface File {
  readonly name: string;
  readonly text: string;
}

const folder = 'memory:/rules';

/** An `EditorPort` over a textarea, that remembers what it was asked. */
class TextareaPort implements EditorPort {
  readonly shown = new Map<string, Shown>();
  /** Texts before each edit: the steps that undo would take. */
  readonly steps: string[] = [];
  readonly readOnly = false;
  readonly uri: string;
  readonly #area: HTMLTextAreaElement;
  readonly #changed = new Set<() => void>();
  readonly #moved = new Set<() => void>();

  constructor(area: HTMLTextAreaElement, uri: string, send: (text: string) => void) {
    this.#area = area;
    this.uri = uri;
    area.addEventListener('input', () => {
      send(area.value);
      for (const listener of this.#changed) listener();
    });
    area.addEventListener('keyup', () => this.#caretMoved());
    area.addEventListener('click', () => this.#caretMoved());
  }

  get text(): string {
    return this.#area.value;
  }

  get caret(): number {
    return this.#area.selectionStart;
  }

  edit(edits: Parameters<EditorPort['edit']>[0], uri = this.uri): boolean {
    if (uri !== this.uri) return false;
    this.steps.push(this.text);
    for (const { span, text } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
      this.#area.setRangeText(text, span.start, span.end, 'preserve');
    }
    this.#area.dispatchEvent(new Event('input'));
    return true;
  }

  show(name: string, shown: Shown): void {
    this.shown.set(name, shown);
    const list = document.querySelector('#inline')!;
    const texts = [...this.shown.values()].flatMap((one) => one.inline ?? []);
    list.replaceChildren(
      ...texts.map(({ text, offset }) => {
        const item = document.createElement('li');
        item.textContent = `${this.text.slice(0, offset).split('\n').length}: ${text}`;
        return item;
      }),
    );
    const zones = [...this.shown.values()].flatMap((one) => one.zones ?? []);
    document.querySelector('#zones')!.replaceChildren(...zones.map(({ element }) => element));
  }

  reveal(offset: number, uri = this.uri): boolean {
    if (uri !== this.uri) return false;
    this.#area.setSelectionRange(offset, offset);
    this.#caretMoved();
    return true;
  }

  focus(): void {
    this.#area.focus();
  }

  onChange(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  onCaret(listener: () => void): () => void {
    this.#moved.add(listener);
    return () => this.#moved.delete(listener);
  }

  #caretMoved(): void {
    for (const listener of this.#moved) listener();
  }
}

interface Opened {
  readonly files: readonly File[];
  readonly shown: string;
  readonly data: readonly DataSource[];
  readonly theme: Theme;
}

async function start({ files, shown, data, theme }: Opened): Promise<void> {
  const client = new WorkerClient(new Worker('/language.worker.js', { type: 'module' }));
  let version = 1;
  const open = (name: string, text: string): Promise<unknown> =>
    client.request('hedgerow/open', { uri: `${folder}/${name}`, text, version: version++ });
  await client.request('hedgerow/data', { folder, sources: data });
  for (const { name, text } of files) await open(name, text);
  const area = document.querySelector('textarea')!;
  const saved = files.find(({ name }) => name === shown)!.text;
  area.value = saved;
  area.setSelectionRange(0, 0);
  const port = new TextareaPort(area, `${folder}/${shown}`, (text) => void open(shown, text));
  const panels = new Panels(document.querySelector('#panels')!, { port, client, saved: () => saved, theme });
  Object.assign(globalThis, {
    port,
    panels,
    client,
    fired: (rule: string): Promise<Fired> => client.request('hedgerow/fire', { uri: port.uri, rule }),
    decisions: (): Promise<DecisionRow[]> => client.request('hedgerow/decisions', { uri: port.uri }),
  });
}

Object.assign(globalThis, { start });
document.documentElement.dataset.ready = 'true';
