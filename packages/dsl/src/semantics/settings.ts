import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Statement } from '../syntax/ast.ts';
import type { ParsedFile } from './scope.ts';

/** The one trading calendar there is so far. */
const calendars = ['XNYS'];

export interface Settings {
  readonly calendar: string;
  /** Minutes between instants; absent for one instant a session. */
  readonly everyMinutes?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** `calendar` and `evaluate every`, each at most once in a rule set. */
export function settingsOf(files: readonly ParsedFile[]): Settings {
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<Statement['kind'], { file: string; statement: Statement }>();
  let calendar = 'XNYS';
  let everyMinutes: number | undefined;
  for (const { source, ast } of files) {
    for (const statement of ast.statements) {
      if (statement.kind !== 'Calendar' && statement.kind !== 'Evaluate') continue;
      const at = { file: source.name, span: statement.span };
      const first = seen.get(statement.kind);
      if (first) {
        const setting = statement.kind === 'Calendar' ? 'calendar' : 'evaluate every';
        const related = [{ file: first.file, span: first.statement.span, message: 'set here' }];
        diagnostics.push(diagnostic('repeated-setting', { setting }, at, { related }));
        continue;
      }
      seen.set(statement.kind, { file: source.name, statement });
      if (statement.kind === 'Calendar') {
        const { name } = statement.name;
        if (calendars.includes(name)) calendar = name;
        else {
          const where = { file: source.name, span: statement.name.span };
          diagnostics.push(diagnostic('unknown-calendar', { name, known: calendars.join() }, where));
        }
      } else if (statement.every.unit === 'minutes') {
        const { count, span } = statement.every;
        const where = { file: source.name, span };
        const params = { found: count, unit: 'minutes' };
        if (!Number.isInteger(count)) diagnostics.push(diagnostic('window-not-whole', params, where));
        else if (count < 1) diagnostics.push(diagnostic('window-not-positive', params, where));
        else everyMinutes = count;
      } else if (statement.every.unit !== 'session') {
        const where = { file: source.name, span: statement.every.span };
        diagnostics.push(diagnostic('evaluate-unit', { found: statement.every.unit }, where));
      }
    }
  }
  return { calendar, diagnostics, ...(everyMinutes === undefined ? {} : { everyMinutes }) };
}
