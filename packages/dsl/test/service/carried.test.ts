/** Between an edit and the next run of the lint rules: what they found before stands where the text is as it was. */
import { expect, test } from 'vitest';
import { createService, TextDocument } from '../../src/service/index.ts';

const uri = 'file:///rules/a.hedge';
const first = 'rule one:\n  when vix > 30 and vix < 20 alert "x"\n\n';
const second = 'rule two:\n  when spx > 30 and spx < 20 alert "y"\n';

function editing() {
  const service = createService();
  const set = (text: string): void => service.workspace.set(new TextDocument(uri, text, 1));
  const told = (): string[] => {
    const analysis = service.workspace.analysis(uri);
    const { text } = service.workspace.get(uri)!;
    return analysis
      .diagnosticsOf(uri, { unlinted: true, before: true })
      .filter(({ id }) => id === 'unsatisfiable-condition')
      .map(({ span }) => text.slice(span.start, span.end));
  };
  return { service, set, told };
}

test('findings move with the text, those that an edit touches are gone, and lint tells them anew', () => {
  const { service, set, told } = editing();
  set(first + second);
  expect(told()).toEqual([]);
  const both = ['vix > 30 and vix < 20', 'spx > 30 and spx < 20'];
  expect(service.diagnostics(uri).filter(({ code }) => code === 'unsatisfiable-condition')).toHaveLength(2);
  set(`# more\n${first}${second}`);
  expect(told()).toEqual(both);
  set(first.replace('20', '40') + second);
  expect(told()).toEqual(both.slice(1));
  // Those that were carried over may be once more, until lint has run.
  set(`${first.replace('20', '40')}\n${second}`);
  expect(told()).toEqual(both.slice(1));
  service.diagnostics(uri);
  expect(told()).toEqual(both.slice(1));
});

test('with errors nothing of lint is told, as lint would tell nothing; afterwards it is there again', () => {
  const { service, set, told } = editing();
  set(first + second);
  service.diagnostics(uri);
  set(`${first + second}when vixx > 3 alert "z"\n`);
  expect(told()).toEqual([]);
  set(`${first + second}when vix > 3 alert "z"\n`);
  expect(told()).toHaveLength(2);
});
