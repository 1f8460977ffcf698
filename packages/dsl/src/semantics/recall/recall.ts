/**
 * Checking again after an edit: what a statement was found to mean is taken over where neither it nor anything that it
 * names has changed. Only of statements that no other is made of, and only where nothing was wrong with them: a mistake
 * is told once for all who share it, so that it depends on others who tells it.
 */
import type { Graph } from '../../ir/graph.ts';
import { prelude } from '../../prelude/index.ts';
import type * as Ast from '../../syntax/ast.ts';
import type { Edit } from '../../syntax/reparse.ts';
import type { Recall } from '../check.ts';
import type { Context, Env, Touch } from '../context.ts';
import { nameOf } from '../declare/anonymous.ts';
import { mostExpansions } from '../infer/calls.ts';
import type { ParsedFile } from '../scope.ts';
import { changedNames, mentions, wordsOf } from './changed-names.ts';
import { type Made, type Move, movedPart } from './moved.ts';

/** A file, and how it came from the one before, where that is known. */
export type ReadFile = ParsedFile & { readonly edit?: Edit | undefined };

/** What checking one statement gave. */
interface Kept {
  readonly made: Made;
  /** What else it did, to be done again. */
  readonly touches: readonly Touch[];
  /** Calls that it wrote out. */
  readonly expansions: number;
}

/** All that is known of a rule set that was checked. */
interface Snapshot {
  readonly graph: Graph;
  readonly supplied: string;
  readonly files: readonly ReadFile[];
  readonly kept: ReadonlyMap<Ast.Statement, Kept>;
}

/** What statements were found to mean, from one check to the next. */
export class StatementMemory {
  #last: Snapshot | undefined;

  /** To be asked for each statement of one check, which is remembered in turn. */
  recall(cx: Context, files: readonly ReadFile[]): Recall {
    const { graph } = cx;
    const supplied = [...cx.supplied].sort().join();
    const last = this.#last;
    const isSame =
      last?.graph === graph &&
      last.supplied === supplied &&
      last.files.length === files.length &&
      last.files.every(({ source }, i) => source.name === files[i]!.source.name);
    const recall = new StatementRecall(cx, files, isSame ? last : undefined);
    this.#last = { graph, supplied, files, kept: recall.kept };
    return recall;
  }
}

class StatementRecall implements Recall {
  readonly kept = new Map<Ast.Statement, Kept>();
  readonly #cx: Context;
  /** What each statement that an edit left alone gave before. */
  readonly #before = new Map<Ast.Statement, Kept>();
  readonly #changed: ReadonlySet<string> = new Set();
  readonly #move: Move;

  constructor(cx: Context, files: readonly ReadFile[], last?: Snapshot) {
    this.#cx = cx;
    const edits = new Map(files.map(({ source, edit }) => [source.name, edit]));
    this.#move = (file, span) => {
      const { to, by } = edits.get(file) ?? { to: 0, by: 0 };
      return by === 0 || span.start < to ? span : { start: span.start + by, end: span.end + by };
    };
    if (!last) return;
    const gone = new Set(last.files.flatMap(({ ast }) => ast.statements));
    const come = new Set(files.flatMap(({ ast }) => ast.statements));
    for (const [i, file] of files.entries()) {
      for (const [statement, was] of stayed(last.files[i]!.ast, file)) {
        gone.delete(was);
        come.delete(statement);
        const kept = last.kept.get(was);
        if (kept) this.#before.set(statement, kept);
      }
    }
    this.#changed = changedNames([...gone], [...come], [...prelude().files, ...files]);
  }

  /** What a statement means: as before, or by checking it. */
  of<T extends Made>(statement: Ast.Statement, env: Env, check: () => T | undefined): T | undefined {
    const before = this.#before.get(statement);
    return before && this.#holds(before, statement, env)
      ? (this.#again(before, statement, env) as T)
      : this.#anew(statement, check);
  }

  #holds(kept: Kept, statement: Ast.Statement, env: Env): boolean {
    if (this.#cx.expansions + kept.expansions >= mostExpansions) return false;
    return this.#changed.size === 0 || !mentions(wordsOf(statement, env.source.text), this.#changed);
  }

  #again(before: Kept, statement: Ast.Statement, env: Env): Made {
    const moved = movedPart(before.made, this.#move);
    const isNamed = statement.kind === 'Rule' || statement.kind === 'Assert';
    const name = isNamed ? nameOf(this.#cx, statement, env) : undefined;
    const made = 'name' in moved && name !== moved.name ? { ...moved, name: name! } : moved;
    this.kept.set(statement, made === before.made ? before : { ...before, made });
    for (const touch of before.touches) touch(this.#cx);
    this.#cx.expansions += before.expansions;
    return made;
  }

  #anew<T extends Made>(statement: Ast.Statement, check: () => T | undefined): T | undefined {
    const cx = this.#cx;
    const { mistakes, expansions } = cx;
    cx.touches = [];
    const made = check();
    const { touches } = cx;
    cx.touches = [];
    if (made && cx.mistakes === mistakes) {
      this.kept.set(statement, { made, touches, expansions: cx.expansions - expansions });
    }
    return made;
  }
}

/** Statements of a file that an edit left alone, each with what it was before. */
function* stayed(old: Ast.FileAst, { ast, edit }: ReadFile): Iterable<[Ast.Statement, Ast.Statement]> {
  if (ast !== old && edit?.before !== old) return;
  const fewer = old.statements.length - ast.statements.length;
  for (const [i, statement] of ast.statements.entries()) {
    const behind = old.statements[i + fewer];
    if (statement === old.statements[i]) yield [statement, statement];
    else if (
      edit &&
      behind &&
      behind.span.start >= edit.to &&
      behind.span.start + edit.by === statement.span.start
    ) {
      yield [statement, behind];
    }
  }
}
