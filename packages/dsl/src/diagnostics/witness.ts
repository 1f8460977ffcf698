/** A short history under which something happens: what a proof shows for its claim. Plain data. */
export interface Witness {
  /** What it shows, in one line: "both rules fire on the last session". */
  readonly title: string;
  /** Inputs (or opaque values such as `rsi(spx, 14)`), as the headers of a table. */
  readonly columns: readonly string[];
  /** One row a session, oldest first; `null` is unknown, `undefined` (absent) does not matter. */
  readonly rows: readonly {
    readonly session: string;
    readonly values: readonly (number | null | undefined)[];
  }[];
  /** What has to be taken for granted, where a value is no input: "rsi(spx, 14) is 40". */
  readonly assumes: readonly string[];
}
