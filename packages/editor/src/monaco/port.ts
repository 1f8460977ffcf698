/** Monaco as the panels see a text editor. */
import { editor as monaco, Range, Uri } from 'monaco-editor/editor';
import type { EditorPort, InlineText, Shown, TextEdit, Zone } from '../panel/editor-port.ts';
import { modelOf } from './models.ts';

interface Showing {
  readonly decorations: monaco.IEditorDecorationsCollection;
  zones: readonly string[];
}

/** What the editor around Monaco has to say: it knows which files there are. */
export interface PortHost {
  readonly uri: string;
  mayEdit(uri: string): boolean;
  open(uri: Uri): boolean;
}

export class MonacoPort implements EditorPort {
  readonly #editor: monaco.IStandaloneCodeEditor;
  readonly #host: PortHost;
  readonly #shown = new Map<string, Showing>();

  constructor(editor: monaco.IStandaloneCodeEditor, host: PortHost) {
    this.#editor = editor;
    this.#host = host;
  }

  get uri(): string {
    return this.#editor.getModel()?.uri.toString() ?? this.#host.uri;
  }

  get text(): string {
    return this.#editor.getModel()?.getValue() ?? '';
  }

  get caret(): number {
    const position = this.#editor.getPosition();
    return position ? (this.#editor.getModel()?.getOffsetAt(position) ?? 0) : 0;
  }

  get readOnly(): boolean {
    return !this.#host.mayEdit(this.uri);
  }

  edit(edits: readonly TextEdit[], uri?: string): boolean {
    const shown = this.#editor.getModel();
    const model = uri === undefined ? shown : modelOf(uri);
    if (!model || !this.#host.mayEdit(model.uri.toString())) return false;
    const changes = edits.map(({ span, text }) => ({
      range: Range.fromPositions(model.getPositionAt(span.start), model.getPositionAt(span.end)),
      text,
    }));
    if (model === shown) {
      this.#editor.pushUndoStop();
      this.#editor.executeEdits('panel', changes);
      this.#editor.pushUndoStop();
    } else {
      model.pushStackElement();
      model.pushEditOperations([], changes, () => null);
      model.pushStackElement();
    }
    return true;
  }

  show(name: string, { inline = [], marked = [], zones = [] }: Shown): void {
    const known = this.#shown.get(name) ?? {
      decorations: this.#editor.createDecorationsCollection(),
      zones: [],
    };
    this.#shown.set(name, known);
    known.decorations.set([
      ...inline.map((one) => this.#inline(one)),
      ...marked.map(({ start, end }) => ({
        range: this.#range(start, end),
        options: { className: 'hedgerow-marked' },
      })),
    ]);
    this.#editor.changeViewZones((accessor) => {
      for (const id of known.zones) accessor.removeZone(id);
      known.zones = zones.map((zone) => accessor.addZone(this.#zone(zone)));
    });
  }

  reveal(offset: number, uri?: string): boolean {
    if (uri !== undefined && uri !== this.uri && !this.#host.open(Uri.parse(uri))) return false;
    const position = this.#editor.getModel()?.getPositionAt(offset);
    if (!position) return false;
    this.#editor.setPosition(position);
    this.#editor.revealPositionInCenterIfOutsideViewport(position);
    return true;
  }

  focus(): void {
    this.#editor.focus();
  }

  onChange(listener: () => void): () => void {
    const stops = [this.#editor.onDidChangeModelContent(listener), this.#editor.onDidChangeModel(listener)];
    return () => {
      for (const one of stops) one.dispose();
    };
  }

  onCaret(listener: () => void): () => void {
    const stop = this.#editor.onDidChangeCursorPosition(listener);
    return () => stop.dispose();
  }

  #range(start: number, end: number): Range {
    const model = this.#editor.getModel()!;
    return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  }

  #inline({ offset, place, text, kind, title }: InlineText): monaco.IModelDeltaDecoration {
    const model = this.#editor.getModel()!;
    const { lineNumber, column } = model.getPositionAt(offset);
    const at = place === 'behind-line' ? model.getLineMaxColumn(lineNumber) : column;
    return {
      range: new Range(lineNumber, at, lineNumber, at),
      options: {
        showIfCollapsed: true,
        ...(title !== undefined && { hoverMessage: { value: title } }),
        after: {
          content: `\u2002${text}`,
          inlineClassName: `hedgerow-inline hedgerow-inline-${kind}`,
          cursorStops: monaco.InjectedTextCursorStops.None,
        },
      },
    };
  }

  #zone({ offset, place, element, height }: Zone): monaco.IViewZone {
    const { lineNumber } = this.#editor.getModel()!.getPositionAt(offset);
    // Monaco lays the node of a zone out itself: the element keeps its own display within.
    const holder = document.createElement('div');
    holder.append(element);
    return {
      afterLineNumber: place === 'above' ? lineNumber - 1 : lineNumber,
      heightInPx: height,
      domNode: holder,
      suppressMouseDown: true,
    };
  }
}
