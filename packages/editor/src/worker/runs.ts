/** Runs rule sets over the data that the host gave, and keeps the last run of each text. */
import { compile, type Ir, type Program, type SourceFile } from '@hedgerow/dsl';
import type { Workspace } from '@hedgerow/dsl/service';
import {
  columns,
  type DataSource,
  type Dataset,
  makeTimeline,
  readData,
  type TradingCalendar,
  tradingCalendar,
  type Walk,
  walk,
} from '@hedgerow/runtime/browser';
import type { Chosen, ManifestPart } from '../protocol.ts';
import type { Given } from './given.ts';
import { NotRun } from './not-run.ts';
import { once } from './once.ts';
import { valuesOf } from './settings.ts';

export interface RanRuleSet {
  readonly program: Program;
  readonly walked: Walk;
}

const eventCalendars = once(async () => (await import('./event-calendars.ts')).eventCalendars);

/** Whether an event is of a calendar that ships with the runtime, unless a file gives it. */
const isShipped = ({ from }: Ir.EventSource): boolean => from.startsWith('calendar.');

/** What a run was made of beside the text. */
interface Basis {
  readonly sources: readonly DataSource[];
  readonly manifest: ManifestPart;
  readonly chosen: Chosen;
}

export class Runs {
  readonly #workspace: Workspace;
  readonly #given: Given;
  /** Of each folder, for what is shown while a newer text has not been run yet. */
  readonly #last = new Map<string, { readonly basis: Basis; readonly run: RanRuleSet }>();
  /** Data is read anew only where it, or the inputs or events that a program asks for, have changed. */
  readonly #datasets = new Map<
    string,
    { readonly key: string; readonly basis: Basis; readonly data: Dataset }
  >();
  readonly #results = new WeakMap<object, { readonly basis: Basis; readonly run: RanRuleSet | NotRun }>();

  constructor(workspace: Workspace, given: Given) {
    this.#workspace = workspace;
    this.#given = given;
  }

  /** The params that a program runs with. */
  params(folder: string, program: Program): ReadonlyMap<string, number> {
    return valuesOf(program, this.manifest(folder).profiles, this.#given.chosen(folder));
  }

  manifest(folder: string): ManifestPart {
    return this.#given.manifest(folder);
  }

  supplied(folder: string): readonly string[] {
    return this.#given.supplied(folder);
  }

  /** Keeps nothing of a folder. */
  forget(folder: string): void {
    this.#datasets.delete(folder);
    this.#last.delete(folder);
  }

  /** The rule set of a document at its present text. Throws NotRun. */
  async of(uri: string): Promise<RanRuleSet> {
    const analysis = this.#workspace.analysis(uri);
    const { folder } = analysis;
    const known = this.#results.get(analysis);
    const basis = this.#basis(folder);
    const run =
      known && isSame(known.basis, basis)
        ? known.run
        : await this.#run(folder, analysis.compilation.program).catch(onlyNotRun);
    this.#results.set(analysis, { basis, run });
    if (run instanceof NotRun) throw run;
    this.#last.set(folder, { basis, run });
    return run;
  }

  /** What is known without running anything: of the text before, while the present one has not been run yet. */
  known(uri: string): RanRuleSet | undefined {
    const analysis = this.#workspace.analysis(uri);
    const found = this.#results.get(analysis) ?? this.#last.get(analysis.folder);
    if (!found || found.basis.sources !== this.#given.sources(analysis.folder)) return undefined;
    return found.run instanceof NotRun ? undefined : found.run;
  }

  #basis(folder: string): Basis {
    const { sources, manifest, chosen } = this.#given;
    return { sources: sources(folder), manifest: manifest(folder), chosen: chosen(folder) };
  }

  /** With other params, or with another text of one file. Throws NotRun. */
  variant(
    uri: string,
    change: { params?: Readonly<Record<string, number>>; text?: string },
  ): Promise<RanRuleSet> {
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

  async #run(
    folder: string,
    program: Program | null,
    values: Readonly<Record<string, number>> = {},
  ): Promise<RanRuleSet> {
    if (program === null)
      throw new NotRun('the rules have mistakes: what they do is told once they are mended');
    const sources = this.#given.sources(folder);
    if (sources.length === 0) throw new NotRun('there is no data yet: give some to see when the rules fire');
    const calendar = tradingCalendar(program.calendar, this.manifest(folder).calendar);
    if (!calendar) throw new NotRun(`there is no calendar ${program.calendar}`);
    const data = await this.#dataset(folder, program, sources, calendar);
    if (data.series.size === 0) throw new NotRun('the data has none of the inputs that the rules read');
    const params = new Map(this.params(folder, program));
    for (const [name, value] of Object.entries(values)) if (params.has(name)) params.set(name, value);
    const timeline = makeTimeline(program, calendar, data);
    return { program, walked: walk(program, columns, timeline, data, params) };
  }

  async #dataset(
    folder: string,
    program: Program,
    sources: readonly DataSource[],
    calendar: TradingCalendar,
  ): Promise<Dataset> {
    const { inputs, events, enums } = program;
    const key = JSON.stringify([inputs, events, [...enums]], (name, value) =>
      name === 'span' || name === 'doc' || name === 'file' ? undefined : value,
    );
    const known = this.#datasets.get(folder);
    const basis = this.#basis(folder);
    if (known?.key === key && isSame({ ...known.basis, chosen: basis.chosen }, basis)) return known.data;
    const parts = {
      books: this.#given.books,
      eventCalendars: events.some(isShipped) ? await eventCalendars() : undefined,
    };
    const data = readData(parts, sources, inputs, calendar, { events, enums });
    this.#datasets.set(folder, { key, basis, data });
    return data;
  }
}

function onlyNotRun(error: unknown): NotRun {
  if (error instanceof NotRun) return error;
  throw error;
}

const isSame = (a: Basis, b: Basis): boolean =>
  a.sources === b.sources && a.manifest === b.manifest && a.chosen === b.chosen;
