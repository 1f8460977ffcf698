/**
 * What the panels ask of a text editor. They know nothing else of it: Monaco's is one, a textarea in a test another.
 * Offsets count UTF-16 units from the start of the text, as the strings of JavaScript do.
 */

export interface Span {
  readonly start: number;
  /** Behind the last one. */
  readonly end: number;
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Text that is shown in a line of the editor and is no part of its text. */
export interface InlineText {
  /** It stands right behind the line that holds this offset, or behind the offset itself where `place` says so. */
  readonly offset: number;
  readonly place: 'behind-line' | 'behind-offset';
  readonly text: string;
  /** Told by colour too: what a condition is, or a mere note. */
  readonly kind: 'true' | 'false' | 'unknown' | 'note';
  /** A longer form, as a hover. */
  readonly title?: string;
}

/** An element between two lines, as wide as the text. */
export interface Zone {
  /** It stands below (or above) the line that holds this offset. */
  readonly offset: number;
  readonly place: 'above' | 'below';
  readonly element: HTMLElement;
  /** In pixels. */
  readonly height: number;
}

/** What is shown in a text besides it; it moves with the text as that is edited. */
export interface Shown {
  readonly inline?: readonly InlineText[];
  /** Stretches with a background. */
  readonly marked?: readonly Span[];
  readonly zones?: readonly Zone[];
}

export interface EditorPort {
  /** Of the document on view, as the worker knows it. */
  readonly uri: string;
  readonly text: string;
  readonly caret: number;
  readonly readOnly: boolean;
  /**
   * Changes the text as the user would: all edits together are one step of undo, apart from what was typed before and
   * after. Spans are of the text as it is now and do not overlap. The caret stays where it was in the text. With a
   * URI, of another document of the rule set, which does not come on view; false where it cannot be changed.
   */
  edit(edits: readonly TextEdit[], uri?: string): boolean;
  /** Shows these under a name until it is called with the same name again; an empty `Shown` takes them away. */
  show(name: string, shown: Shown): void;
  /** Brings an offset of a document into view and puts the caret there; false where there is no such document. */
  reveal(offset: number, uri?: string): boolean;
  focus(): void;
  /** After each change of the text, whoever made it, and when another document comes on view. Gives how to stop. */
  onChange(listener: () => void): () => void;
  /** After each move of the caret. Gives how to stop. */
  onCaret(listener: () => void): () => void;
}
