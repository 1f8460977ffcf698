/** Beside each test, whether it passes: a sign in the margin, words where one points or F8 leads, a colour last. */
import { editor, MarkerSeverity } from 'monaco-editor/editor';
import { modelOf } from '../monaco/models.ts';
import { failureText } from './results.ts';
import type { TestReport } from './types.ts';

const owner = 'hedgerow-tests';
type Test = TestReport['tests'][number];

export class TestMarks {
  /** The model of a file, by the path that reports have. */
  readonly #modelOf: (path: string) => editor.ITextModel | null;
  readonly #shown = new Map<editor.ITextModel, readonly string[]>();

  constructor(uriOf: (path: string) => string | undefined) {
    this.#modelOf = (path) => modelOf(uriOf(path) ?? '');
  }

  /** Marks of these tests and no others. */
  show(tests: readonly Test[]): void {
    const byModel = new Map<editor.ITextModel, Test[]>([...this.#shown.keys()].map((model) => [model, []]));
    for (const test of tests) {
      const model = this.#modelOf(test.span.file);
      if (model) byModel.set(model, [...(byModel.get(model) ?? []), test]);
    }
    for (const [model, own] of byModel) {
      if (model.isDisposed()) this.#shown.delete(model);
      else this.#mark(model, own);
    }
  }

  #mark(model: editor.ITextModel, tests: readonly Test[]): void {
    this.#shown.set(model, model.deltaDecorations([...(this.#shown.get(model) ?? [])], tests.map(markOf)));
    const failures = tests.flatMap((test) => test.failures.map((failure) => ({ test, failure })));
    editor.setModelMarkers(
      model,
      owner,
      failures.map(({ test, failure }) => {
        const { line, column } = this.#modelOf(failure.span.file) === model ? failure.span : test.span;
        return {
          severity: MarkerSeverity.Error,
          source: 'test',
          message: `${test.title}: ${failureText(failure)}`,
          startLineNumber: line,
          startColumn: column,
          endLineNumber: line,
          endColumn: model.getLineMaxColumn(line),
        };
      }),
    );
  }
}

function markOf({ passed, title, span, failures }: Test): editor.IModelDeltaDecoration {
  const text = passed ? `✓ passed: ${title}` : `✗ failed: ${title}`;
  // As code: an author's text is no Markdown.
  const details = failures.map((one) => ({ value: `\`\`\`text\n${failureText(one)}\n\`\`\`` }));
  return {
    range: {
      startLineNumber: span.line,
      startColumn: span.column,
      endLineNumber: span.line,
      endColumn: span.column,
    },
    options: {
      glyphMarginClassName: `test-mark ${passed ? 'test-passed' : 'test-failed'}`,
      glyphMarginHoverMessage: [{ value: text.replace(/[\\`*_{}[\]()#+!<>|~-]/g, '\\$&') }, ...details],
    },
  };
}
