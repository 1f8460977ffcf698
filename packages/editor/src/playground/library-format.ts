/** `library.json` of the playground. */
export interface RuleSetEntry {
  readonly id: string;
  readonly title: string;
  readonly files: readonly string[];
}

export interface Library {
  readonly ruleSets: readonly RuleSetEntry[];
  readonly data: readonly string[];
}
