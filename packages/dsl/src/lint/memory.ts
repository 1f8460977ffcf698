/** What lint rules found out about a rule set, from one edit to the next. */
import type { Program } from '../ir/program.ts';
import { ProofMemory } from '../prove/memory.ts';
import type { Prover } from '../prove/prover.ts';
import { originOf } from '../source/origin.ts';

/**
 * Answers to one question, asked of a part of a rule set, beside some others: statements, or what they mean. Parts are the
 * same where an edit has moved them at most, so that an answer may tell of places only by how far behind the beginning
 * of a part they lie. It must rest on nothing but these parts, and on what the whole rule set shares: its graph, and what
 * it declares.
 */
export class Answers<T> {
  readonly #known = new WeakMap<object, { readonly beside: readonly object[]; readonly answer: T }>();

  get(part: object, beside = none): T | undefined {
    const known = this.#known.get(originOf(part));
    return known && areSame(known.beside, beside) ? known.answer : undefined;
  }

  set(part: object, answer: T, beside = none): void {
    this.#known.set(originOf(part), { beside: beside.map(originOf), answer });
  }
}

const none: readonly object[] = [];

function areSame(origins: readonly object[], parts: readonly object[]): boolean {
  if (origins.length !== parts.length) return false;
  for (let i = 0; i < origins.length; i++) if (origins[i] !== originOf(parts[i]!)) return false;
  return true;
}

/** What is known of a rule set as it is declared and as lint rules are set. */
export class Known {
  readonly prover: Prover;
  readonly config: string;
  readonly #answers = new Map<
    string,
    { readonly beside: readonly object[]; readonly answers: Answers<never> }
  >();

  constructor(prover: Prover, config: string) {
    this.prover = prover;
    this.config = config;
  }

  /** `beside`: parts on which each of the answers rests too. The same question has answers of the same type. */
  answers<T>(question: string, beside = none): Answers<T> {
    const known = this.#answers.get(question);
    if (known && areSame(known.beside, beside)) return known.answers;
    const answers = new Answers<never>();
    this.#answers.set(question, { beside: beside.map(originOf), answers });
    return answers;
  }
}

export class LintMemory {
  readonly #proofs = new ProofMemory();
  readonly #known = new WeakMap<Prover, Known>();

  of(program: Program, config: string): Known {
    const prover = this.#proofs.prover(program);
    const known = this.#known.get(prover);
    if (known?.config === config) return known;
    const made = new Known(prover, config);
    this.#known.set(prover, made);
    return made;
  }
}
