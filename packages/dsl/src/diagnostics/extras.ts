/** What a diagnostic may carry beside its message. */
import type { Location } from '../source/span.ts';

export interface TextEdit extends Location {
  readonly text: string;
}

/** A change that certainly mends what was found. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface Related extends Location {
  readonly message: string;
}

export interface Extras {
  readonly related?: readonly Related[];
  readonly fix?: Fix;
}
