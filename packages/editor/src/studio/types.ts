/** Results of test blocks, as the server gives them: what of packages/runtime's TestReport is shown. */
export interface TestReport {
  readonly tests: readonly {
    readonly title: string;
    readonly passed: boolean;
    readonly span: { readonly file: string; readonly line: number; readonly column: number };
    readonly failures: readonly {
      readonly span: { readonly file: string; readonly line: number; readonly column: number };
      readonly message: string;
      readonly expected: readonly string[];
      readonly actual: readonly string[];
    }[];
  }[];
}
