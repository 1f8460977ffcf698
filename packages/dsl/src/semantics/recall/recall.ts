/**
 * Checking again after an edit: what a statement was found to mean is taken over where neither it nor anything that it
 * names has changed. Only of statements that no other is made of, and only where nothing was wrong with them: a mistake
 * is told once for all who share it, so that it depends on others who tells it.
 */
import type { Graph } from '../../ir/graph.ts';
import { prelude } from '../../prelude/index.ts';
import { movedFrom, originOf } from '../../source/origin.ts';
import type { SourceFile } from '../../source/span.ts';
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
  /** The statements of each file, by what they were before any edit. */
  readonly origins: readonly ReadonlyMap<object, Ast.Statement>[];
  readonly kept: ReadonlyMap<object, Kept>;
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
    const origins = files.map(
      ({ ast }) => new Map(ast.statements.map((statement) => [originOf(statement), statement])),
    );
    const recall = new StatementRecall(cx, files, origins, isSame ? last : undefined);
    this.#last = { graph, supplied, files, origins, kept: recall.kept };
    return recall;
  }
}

class StatementRecall implements Recall {
  readonly kept = new Map<object, Kept>();
  readonly #cx: Context;
  readonly #before: ReadonlyMap<object, Kept>;
  /** Files that came by one edit, or none, from what was checked last. */
  readonly #followed = new Set<SourceFile>();
  readonly #changed: ReadonlySet<string> = new Set();
  readonly #move: Move;

  constructor(cx: Context, files: readonly ReadFile[], origins: Snapshot['origins'], last?: Snapshot) {
    this.#cx = cx;
    this.#before = last?.kept ?? new Map();
    const edits = new Map(files.map(({ source, edit }) => [source.name, edit]));
    let [known, edit] = ['', edits.get('')];
    this.#move = (file, span) => {
      // Mostly the file that was asked for before.
      if (file !== known) [known, edit] = [file, edits.get(file)];
      if (!edit || edit.by === 0 || span.start < edit.to) return span;
      return { start: span.start + edit.by, end: span.end + edit.by };
    };
    if (!last) return;
    const changed = files.map(({ source, ast, edit }, i) => {
      const [old, now] = [last.origins[i]!, origins[i]!];
      const before = last.files[i]!.ast;
      if (ast !== before && edit?.before !== before)
        return { gone: [...old.values()], come: [...now.values()] };
      this.#followed.add(source);
      return { gone: without(old, now), come: without(now, old) };
    });
    this.#changed = changedNames(
      changed.flatMap(({ gone }) => gone),
      changed.flatMap(({ come }) => come),
      [...prelude().files, ...files],
    );
  }

  /** What a statement means: as before, or by checking it. */
  of<T extends Made>(statement: Ast.Statement, env: Env, check: () => T | undefined): T | undefined {
    const origin = originOf(statement);
    const before = this.#followed.has(env.source) ? this.#before.get(origin) : undefined;
    return before && this.#holds(before, statement, env)
      ? (this.#again(before, statement, origin, env) as T)
      : this.#anew(origin, check);
  }

  #holds(kept: Kept, statement: Ast.Statement, env: Env): boolean {
    if (this.#cx.expansions + kept.expansions >= mostExpansions) return false;
    return this.#changed.size === 0 || !mentions(wordsOf(statement, env.source.text), this.#changed);
  }

  #again(before: Kept, statement: Ast.Statement, origin: object, env: Env): Made {
    const moved = movedPart(before.made, this.#move);
    const isNamed = statement.kind === 'Rule' || statement.kind === 'Assert';
    const name = isNamed ? nameOf(this.#cx, statement, env) : undefined;
    const isRenamed = 'name' in moved && name !== moved.name;
    const made = isRenamed ? { ...moved, name: name! } : movedFrom(moved, before.made);
    this.kept.set(origin, made === before.made ? before : { ...before, made });
    for (const touch of before.touches) touch(this.#cx);
    this.#cx.expansions += before.expansions;
    return made;
  }

  #anew<T extends Made>(origin: object, check: () => T | undefined): T | undefined {
    const cx = this.#cx;
    const { mistakes, expansions } = cx;
    cx.touches = [];
    const made = check();
    const { touches } = cx;
    cx.touches = [];
    if (made && cx.mistakes === mistakes) {
      this.kept.set(origin, { made, touches, expansions: cx.expansions - expansions });
    }
    return made;
  }
}

/** Those of some statements that are not among others, by what they were before any edit. */
const without = (
  some: ReadonlyMap<object, Ast.Statement>,
  others: ReadonlyMap<object, Ast.Statement>,
): Ast.Statement[] => [...some].flatMap(([origin, statement]) => (others.has(origin) ? [] : [statement]));
