import { basename, dirname } from 'node:path';
import { countOutcomes } from '@hedgerow/runtime';
import { tag, xmlHead } from '../findings/xml.ts';
import { version } from '../io/version.ts';
import { byLine, type CoverageReport, type FileCoverage, instantsOf } from './report.ts';

/** UTC epoch ms of the report: hosts refuse old ones. SOURCE_DATE_EPOCH (seconds) makes it the same each time. */
function timestamp(): number {
  const { SOURCE_DATE_EPOCH } = process.env;
  return SOURCE_DATE_EPOCH === undefined ? Date.now() : Number(SOURCE_DATE_EPOCH) * 1000;
}

const rate = (part: number, whole: number): string => (whole === 0 ? '1' : (part / whole).toFixed(4));

const linesOf = (files: readonly FileCoverage[]): readonly number[] =>
  files.flatMap((file) => [...byLine(file).values()].map((own) => Math.max(...own.map(instantsOf))));

/** Attributes of a package, a class and the whole: the shares of lines looked at and of outcomes seen. */
function rates(files: readonly FileCoverage[]): Record<'line-rate' | 'branch-rate' | 'complexity', string> {
  const lines = linesOf(files);
  const { met, owed } = countOutcomes(files.flatMap(({ conditions }) => conditions));
  return {
    'line-rate': rate(lines.filter((instants) => instants > 0).length, lines.length),
    'branch-rate': rate(met, owed),
    complexity: '0',
  };
}

/**
 * Cobertura XML (coverage-04.dtd): a package for each folder, a class for each file, a line for each line on which a
 * condition begins; `condition-coverage` counts the outcomes of all that begin there.
 */
export function cobertura({ files, count }: CoverageReport): string {
  const lines = linesOf(files);
  const packages = [...Map.groupBy(files, ({ file }) => dirname(file))].flatMap(([folder, own]) => [
    `    ${tag('package', { name: folder, ...rates(own) })}`,
    '      <classes>',
    ...own.flatMap(classOf),
    '      </classes>',
    '    </package>',
  ]);
  const head = {
    ...rates(files),
    'lines-covered': lines.filter((instants) => instants > 0).length,
    'lines-valid': lines.length,
    'branches-covered': count.met,
    'branches-valid': count.owed,
    version: `hedgerow ${version}`,
    timestamp: timestamp(),
  };
  return `${[
    xmlHead,
    '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">',
    tag('coverage', head),
    '  <sources>',
    '    <source>.</source>',
    '  </sources>',
    '  <packages>',
    ...packages,
    '  </packages>',
    '</coverage>',
  ].join('\n')}\n`;
}

function classOf(coverage: FileCoverage): string[] {
  const { file } = coverage;
  return [
    `        ${tag('class', { name: basename(file), filename: file, ...rates([coverage]) })}`,
    '          <methods/>',
    '          <lines>',
    ...[...byLine(coverage)].flatMap(([number, own]) => {
      const { met, owed } = countOutcomes(own);
      const hits = Math.max(...own.map(instantsOf));
      if (owed === 0) return [`            ${tag('line', { number, hits }, true)}`];
      const share = `${percentOf(met, owed)}% (${met}/${owed})`;
      const head = { number, hits, branch: 'true', 'condition-coverage': share };
      const conditions = own.map((one, i) => {
        const count = countOutcomes([one]);
        return `                ${tag('condition', { number: i, type: 'jump', coverage: `${percentOf(count.met, count.owed)}%` }, true)}`;
      });
      return [
        `            ${tag('line', head)}`,
        '              <conditions>',
        ...conditions,
        '              </conditions>',
        '            </line>',
      ];
    }),
    '          </lines>',
    '        </class>',
  ];
}

const percentOf = (met: number, owed: number): number => (owed === 0 ? 100 : Math.floor((100 * met) / owed));
