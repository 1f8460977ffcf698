/** Runs rule sets over the data that the host gave, and keeps the last run of each text. */
import { compile, type Program, type SourceFile } from '@hedgerow/dsl';
import type { Workspace } from '@hedgerow/dsl/service';
import {
  type BacktestResult,
  backtest,
  columns,
  type DataSource,
  type Dataset,
  loadData,
  suppliedNames,
  type TradingCalendar,
  tradingCalendar,
} from '@hedgerow/runtime/browser';
import type { Chosen, ManifestPart } from '../protocol.ts';
import { valuesOf } from './settings.ts';

export interface RanRuleSet {
  readonly program: Program;
  readonly result: BacktestResult;
}

/** What cannot be run, and why, in words for the user. */
export class NotRun extends Error {}

export class Runs {
  readonly #workspace: Workspace;
  readonly #sources = new Map<string, readonly DataSource[]>();
  /** Names that the host says its data will supply. */
  readonly #catalogues = new Map<string, readonly string[]>();
  /** Both, worked out once. */
  readonly #supplied = new Map<string, readonly string[]>();
  /** Of each folder, for what is shown while a newer text has not been run yet. */
  readonly #last = new Map<string, RanRuleSet>();
  /** Data is read anew only where the inputs or events that a program asks for have changed. */
  readonly #datasets = new Map<string, { readonly key: string; readonly data: Dataset }>();
  /** What was chosen for the params of each folder, and what its hedgerow.json says. */
  readonly #chosen = new Map<string, Chosen>();
  readonly #manifests = new Map<string, ManifestPart>();
  #results = new WeakMap<object, RanRuleSet | NotRun>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  setData(folder: string, sources: readonly DataSource[]): void {
    this.#sources.set(folder, sources);
    this.#datasets.delete(folder);
    this.#supplied.delete(folder);
    this.#last.delete(folder);
    this.#workspace.invalidate();
  }

  setManifest(folder: string, manifest: ManifestPart): void {
    this.#manifests.set(folder, manifest);
    this.#datasets.delete(folder);
    this.#workspace.invalidate();
  }

  manifest(folder: string): ManifestPart {
    return this.#manifests.get(folder) ?? { profiles: {} };
  }

  /** The runs that follow take these params, and all that is asked of them. */
  choose(folder: string, chosen: Chosen): void {
    this.#chosen.set(folder, chosen);
    this.#results = new WeakMap();
  }

  /** The params that a program runs with. */
  params(folder: string, program: Program): ReadonlyMap<string, number> {
    return valuesOf(program, this.manifest(folder).profiles, this.#chosen.get(folder));
  }

  hasData(folder: string): boolean {
    return (this.#sources.get(folder)?.length ?? 0) > 0;
  }

  setCatalogue(folder: string, names: readonly string[]): void {
    this.#catalogues.set(folder, names);
    this.#supplied.delete(folder);
    this.#workspace.invalidate();
  }

  supplied(folder: string): readonly string[] {
    const known = this.#supplied.get(folder);
    if (known) return known;
    const names = suppliedNames(this.#sources.get(folder) ?? []);
    const all = [...names, ...(this.#catalogues.get(folder) ?? [])];
    this.#supplied.set(folder, all);
    return all;
  }

  /** Keeps nothing of a folder. */
  forget(folder: string): void {
    for (const map of [
      this.#sources,
      this.#catalogues,
      this.#supplied,
      this.#datasets,
      this.#last,
      this.#chosen,
      this.#manifests,
    ]) {
      map.delete(folder);
    }
  }

  /** The rule set of a document at its present text. Throws NotRun. */
  of(uri: string): RanRuleSet {
    const analysis = this.#workspace.analysis(uri);
    const known = this.#results.get(analysis);
    const run = known ?? this.#try(() => this.#run(analysis.folder, analysis.compilation.program));
    this.#results.set(analysis, run);
    if (run instanceof NotRun) throw run;
    this.#last.set(analysis.folder, run);
    return run;
  }

  /** What is known without running anything: of the text before, while the present one has not been run yet. */
  known(uri: string): RanRuleSet | undefined {
    const analysis = this.#workspace.analysis(uri);
    const run = this.#results.get(analysis) ?? this.#last.get(analysis.folder);
    return run instanceof NotRun ? undefined : run;
  }

  /** With other params, or with another text of one file. Throws NotRun. */
  variant(uri: string, change: { params?: Readonly<Record<string, number>>; text?: string }): RanRuleSet {
    const analysis = this.#workspace.analysis(uri);
    const { text, params } = change;
    const files: SourceFile[] = analysis.documents.map((document) => ({
      name: document.uri,
      text: document.uri === uri && text !== undefined ? text : document.text,
    }));
    const program =
      text === undefined
        ? analysis.compilation.program
        : compile(files, { supplied: this.supplied(analysis.folder) }).program;
    return this.#run(analysis.folder, program, params);
  }

  #try(run: () => RanRuleSet): RanRuleSet | NotRun {
    try {
      return run();
    } catch (error) {
      if (error instanceof NotRun) return error;
      throw error;
    }
  }

  #run(folder: string, program: Program | null, values: Readonly<Record<string, number>> = {}): RanRuleSet {
    if (program === null)
      throw new NotRun('the rules have mistakes: what they do is told once they are mended');
    const sources = this.#sources.get(folder) ?? [];
    if (sources.length === 0) throw new NotRun('there is no data yet: give some to see when the rules fire');
    const calendar = tradingCalendar(program.calendar, this.manifest(folder).calendar);
    if (!calendar) throw new NotRun(`there is no calendar ${program.calendar}`);
    const data = this.#dataset(folder, program, sources, calendar);
    if (data.series.size === 0) throw new NotRun('the data has none of the inputs that the rules read');
    const params = new Map(this.params(folder, program));
    for (const [name, value] of Object.entries(values)) if (params.has(name)) params.set(name, value);
    return { program, result: backtest(program, data, { evaluator: columns, params, calendar }) };
  }

  #dataset(
    folder: string,
    program: Program,
    sources: readonly DataSource[],
    calendar: TradingCalendar,
  ): Dataset {
    const { inputs, events, enums } = program;
    const key = JSON.stringify([inputs, events, [...enums]], (name, value) =>
      name === 'span' || name === 'doc' || name === 'file' ? undefined : value,
    );
    const known = this.#datasets.get(folder);
    if (known?.key === key) return known.data;
    const data = loadData(sources, inputs, calendar, { events, enums });
    this.#datasets.set(folder, { key, data });
    return data;
  }
}
