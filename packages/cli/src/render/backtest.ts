import type { BacktestResult, LayerStatistics } from '@hedgerow/runtime';
import { renderDataIssues } from './data-issues.ts';
import { kindTally, renderDecisions } from './decisions.ts';
import { counted, formatValue, grouped, type NamesOf, percent } from './numbers.ts';
import { renderRunChart } from './run-chart.ts';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';

export interface BacktestStyle {
  /** As the user named the rule set. */
  readonly name: string;
  /** All findings in the data, not the first few of a kind. */
  readonly verbose: boolean;
  readonly namesOf: NamesOf;
}

/** Headline, chart, decisions, episodes, summary. */
export function renderBacktest(result: BacktestResult, style: BacktestStyle, screen: Screen): string[] {
  const { decisions } = result.run;
  const { program } = result.run.evaluation;
  const { bold, dim } = screen.colors;
  const intraday = program.everyMinutes !== undefined;
  const headline = `${bold(style.name)}  ${result.from} to ${result.to}, ${counted(result.sessions, 'session')}`;
  const sections = [
    [headline],
    renderRunChart(result.run, screen),
    [
      `${bold('Decisions')}  ${dim(kindTally(decisions))}`,
      ...(decisions.length === 0
        ? []
        : renderDecisions(decisions, { intraday, namesOf: style.namesOf }, screen)),
    ],
    episodes(result.layers, screen),
    summary(result, screen),
    dataFindings(result, style.verbose, screen),
  ];
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, i) => (i === 0 ? section : ['', ...section]));
}

function episodes(layers: readonly LayerStatistics[], screen: Screen): string[] {
  const rows = layers.flatMap(({ layer, episodes: list }) =>
    list.map(({ start, end, sessions, openingSize, greatestSize }) => [
      layer,
      start,
      end ?? 'still active',
      grouped(sessions, 0),
      formatValue(openingSize, 'ratio'),
      formatValue(greatestSize, 'ratio'),
    ]),
  );
  if (rows.length === 0) return [];
  const columns = [
    { head: 'layer' },
    { head: 'from' },
    { head: 'to' },
    { head: 'sessions', align: 'right' },
    { head: 'opened at', align: 'right' },
    { head: 'greatest', align: 'right' },
  ] as const;
  return [screen.colors.bold('Episodes'), ...renderTable(columns, rows, screen)];
}

/** What the run came to, a line a figure. */
function summary(result: BacktestResult, screen: Screen): string[] {
  const { colors } = screen;
  const rows: (readonly [string, string])[] = [
    ['sessions', `${grouped(result.sessions, 0)}, first decidable on ${result.firstDecidable ?? 'none'}`],
    ...result.layers.flatMap((layer) => layerLines(layer)),
    ...(result.alerts === 0 ? [] : [['alerts', grouped(result.alerts, 0)] as const]),
    ...result.rules.flatMap(({ rule, unknown, blame }) =>
      unknown === 0
        ? []
        : [
            [
              rule,
              `not decided at ${counted(unknown, 'instant')} because of ` +
                blame.map(({ input, instants }) => `${input} (${grouped(instants, 0)})`).join(', '),
            ] as const,
          ],
    ),
    ...result.unknownInputs.map(({ input, sessions, share, beforeData }) => {
      if (beforeData === result.sessions)
        return [input, 'unknown throughout: there is no data for it'] as const;
      const before = beforeData === 0 ? '' : `, ${grouped(beforeData, 0)} of them before its data begins`;
      return [input, `unknown on ${counted(sessions, 'session')} (${shareText(share)})${before}`] as const;
    }),
    ...result.assertions.map(({ assertion, mode, broken, firstBroken, unknown }) => {
      const text =
        broken === 0
          ? colors.green('holds')
          : colors.red(`broken at ${counted(broken, 'instant')}, first on ${firstBroken}`);
      const open = unknown === 0 ? '' : `, not decided at ${grouped(unknown, 0)}`;
      return [`assert ${assertion}`, `${mode}: ${text}${open}`] as const;
    }),
    ...result.undefinedResults.map(({ operation, definitions, ticks, firstSession }) => {
      const where = definitions.length === 0 ? '' : ` in ${definitions.join(', ')}`;
      return [
        operation,
        `without a result${where} ${counted(ticks, 'time')}, first on ${firstSession}`,
      ] as const;
    }),
  ];
  return [colors.bold('Summary'), ...renderTable([{ head: '' }, { head: '' }], rows, screen)];
}

function layerLines(one: LayerStatistics): (readonly [string, string])[] {
  const hold = one.medianHold === null ? '' : `, median hold ${counted(one.medianHold, 'session')}`;
  const active =
    one.activations === 0
      ? 'never activated'
      : `${counted(one.activations, 'activation')}, active on ${counted(one.activeSessions, 'session')} ` +
        `(${shareText(one.activeShare)})${hold}`;
  const others = (['scaled', 'rolled', 'vetoed', 'constrained', 'proposed', 'approved', 'lapsed'] as const)
    .filter((kind) => one[kind] > 0)
    .map((kind) => `${grouped(one[kind], 0)} ${kind}`);
  return [[one.layer, [active, ...others].join('; ')]];
}

function shareText(share: number): string {
  if (share > 0 && share < 0.001) return 'under 0.1%';
  return percent(share, share > 0 && share < 0.1 ? 1 : 0);
}

function dataFindings({ run, rows }: BacktestResult, verbose: boolean, screen: Screen): string[] {
  const { issues } = run.evaluation.data;
  if (issues.length === 0) return [];
  const { bold, dim } = screen.colors;
  const counts = [
    ...(rows.dropped > 0 ? [`${counted(rows.dropped, 'row')} left out`] : []),
    ...(rows.doubtful > 0 ? [`${counted(rows.doubtful, 'row')} in doubt`] : []),
  ].join(', ');
  const lines = renderDataIssues(issues, verbose, screen);
  const all =
    lines.length < renderDataIssues(issues, true, screen).length ? dim('  --verbose lists all') : '';
  return [`${bold('Data')}  ${dim(counts)}${all}`, ...lines];
}
