/** Where the answer of a lens or a command is shown, for hosts that show it nowhere else: a box below the text. */
export class AnswerBox {
  readonly #container: HTMLElement;
  #box: HTMLElement | undefined;
  readonly #back: () => void;

  /** `back`: gives the focus back to the text. */
  constructor(container: HTMLElement, back: () => void) {
    this.#container = container;
    this.#back = back;
  }

  show(markdown: string): void {
    this.close();
    const box = document.createElement('section');
    box.className = 'hedgerow-answer';
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', 'Answer');
    box.tabIndex = -1;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Close';
    close.addEventListener('click', () => this.#closed());
    const text = document.createElement('div');
    text.className = 'hedgerow-answer-text';
    text.setAttribute('aria-live', 'polite');
    text.append(...paragraphs(markdown));
    box.append(close, text);
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.#closed();
    });
    this.#container.append(box);
    this.#box = box;
    box.focus();
  }

  close(): void {
    this.#box?.remove();
    this.#box = undefined;
  }

  #closed(): void {
    this.close();
    this.#back();
  }
}

/** What our own answers use of Markdown: paragraphs, lists by `- `, code and bold. Text stays text. */
function paragraphs(markdown: string): HTMLElement[] {
  return markdown.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const element = document.createElement('p');
    const indent = /^ */.exec(line)![0].length;
    element.style.paddingInlineStart = `${indent / 2}em`;
    element.append(...spans(line.trim().replace(/^- /, '• ')));
    return [element];
  });
}

const spans = (line: string): (Node | string)[] =>
  line.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    const mark = /^(`|\*\*)(.+)\1$/.exec(part);
    if (!mark) return part;
    const element = document.createElement(mark[1] === '`' ? 'code' : 'strong');
    element.textContent = mark[2]!;
    return element;
  });
