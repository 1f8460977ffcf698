/** The series that `given` steps stand for. */
import type { BarField, Ir } from '@hedgerow/dsl';
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { TradingCalendar } from '../calendar/types.ts';
import type { Series } from '../data/dataset.ts';

type Given = Extract<Ir.TestStep, { kind: 'given' }>;

/** The sessions of a test: those that warm windows up begin at `warm`, those that are decided at `first`. */
export interface Stretch {
  readonly warm: number;
  readonly first: number;
  readonly last: number;
}

/** When the observations of one session become known, and what each describes (see `Series.period`). */
interface Observation {
  readonly session: number;
  readonly knownAt: number;
  readonly period: number;
}

/** A value a session; of an input every N minutes it stands from minute to minute. */
function observations(every: Ir.Input['every'], calendar: TradingCalendar, stretch: Stretch): Observation[] {
  const found: Observation[] = [];
  for (let session = stretch.warm; session <= stretch.last; session++) {
    const close = calendar.close[session]!;
    if (every.unit === 'minutes') {
      const step = every.count * MS_PER_MINUTE;
      for (let time = calendar.open[session]! + step; time < close; time += step) {
        found.push({ session, knownAt: time, period: time });
      }
      found.push({ session, knownAt: close, period: close });
    } else {
      const period = every.unit === 'session' ? session : calendar.date[session]!;
      found.push({ session, knownAt: close, period });
    }
  }
  return found;
}

/**
 * The series of one input, from all steps that give it or its members. One value is a constant, also where windows
 * warm up; several fill successive sessions from the first decided, and what follows them is unknown. Values of an
 * input by week, month or quarter are a print each session.
 */
export function givenSeries(
  input: Ir.Input,
  steps: readonly Given[],
  calendar: TradingCalendar,
  stretch: Stretch,
): Series {
  const at = observations(input.every, calendar, stretch);
  const valuesOf = ({ values }: Given): Float64Array =>
    Float64Array.from(at, ({ session }) =>
      values.length === 1 ? values[0]! : (values[session - stretch.first] ?? Number.NaN),
    );
  return {
    name: input.name,
    knownAt: Float64Array.from(at, ({ knownAt }) => knownAt),
    period: Float64Array.from(at, ({ period }) => period),
    fields: new Map<BarField | 'value', Float64Array>(steps.map((step) => [step.field, valuesOf(step)])),
  };
}
