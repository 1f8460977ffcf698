/** Above a file that is only looked at: its name, and the way back. */
export class VisitBar {
  readonly #frame: HTMLElement;
  readonly #back: () => void;
  #bar: HTMLElement | undefined;

  constructor(frame: HTMLElement, back: () => void) {
    this.#frame = frame;
    this.#back = back;
  }

  get isShown(): boolean {
    return this.#bar !== undefined;
  }

  show(name: string): void {
    this.hide();
    const bar = document.createElement('div');
    bar.className = 'hedgerow-visit';
    const text = document.createElement('span');
    text.setAttribute('role', 'status');
    text.textContent = `${name}, read-only`;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Back (Alt+←)';
    button.addEventListener('click', this.#back);
    bar.append(text, button);
    this.#frame.prepend(bar);
    this.#bar = bar;
  }

  hide(): void {
    this.#bar?.remove();
    this.#bar = undefined;
  }
}
