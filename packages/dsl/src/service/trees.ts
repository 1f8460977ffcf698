/** The tree of each document as it was read last, so that an edit reads little anew. */
import type { SourceFile } from '../source/span.ts';
import { parse } from '../syntax/parse.ts';
import { type Parsed, reparse } from '../syntax/reparse.ts';

export class Trees {
  readonly #known = new Map<string, Parsed>();

  parse(source: SourceFile): Parsed {
    const before = this.#known.get(source.name);
    const made = before ? reparse(before, source) : { source, ...parse(source) };
    this.#known.set(source.name, made);
    return made;
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }
}
