/**
 * Runs the `run` steps of a composite GitHub action without GitHub, as its runner would: inputs substituted, files for
 * PATH and outputs, bash with -e and pipefail, nothing after a failed step. Steps that use other actions are told only.
 *
 *     node scripts/ci/run-action.ts FOLDER [INPUT=VALUE...]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface StepResult {
  readonly name: string;
  /** `used`: a step of another action, which is not run; `skipped`: its `if`, or a failure before it. */
  readonly status: 'ran' | 'used' | 'skipped';
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What a step of another action would be given. */
  readonly with: Readonly<Record<string, string>>;
}

export interface ActionResult {
  readonly code: number;
  readonly steps: readonly StepResult[];
  readonly outputs: Readonly<Record<string, string>>;
}

export const readAction = (root: string): Action => parse(readFileSync(join(root, 'action.yml'), 'utf8'));

/** @param root folder of the action  @param cwd the checkout that it works in */
export function runAction(root: string, cwd: string, inputs: Readonly<Record<string, string>>): ActionResult {
  const action = readAction(root);
  const unknown = Object.keys(inputs).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(', ')}`);
  const values = new Map<string, string>(
    Object.entries(action.inputs).map(([name, spec]) => [
      `inputs.${name}`,
      inputs[name] ?? spec.default ?? '',
    ]),
  );
  const temp = mkdtempSync(join(tmpdir(), 'hedgerow-action-'));
  try {
    const steps: StepResult[] = [];
    for (const step of action.runs.steps) {
      const failed = steps.some(({ code }) => code !== 0);
      const wanted = !failed && holds(step.if, values);
      steps.push(runStep(step, wanted, { root, cwd, temp, values }));
    }
    const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value, values)]);
    return {
      code: steps.find(({ code }) => code !== 0)?.code ?? 0,
      steps,
      outputs: Object.fromEntries(outputs),
    };
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

interface Host {
  readonly root: string;
  readonly cwd: string;
  readonly temp: string;
  /** `inputs.NAME` and `steps.ID.outputs.NAME`. */
  readonly values: Map<string, string>;
}

const lookUp = (name: string, values: ReadonlyMap<string, string>): string => {
  const value = values.get(name);
  if (value !== undefined) return value;
  if (/^steps\.[\w-]+\.outputs\.[\w-]+$/.test(name)) return '';
  throw new Error(`cannot evaluate the expression ${name}`);
};

const filled = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, name: string) => lookUp(name, values));

/** `NAME == 'text'` or `NAME != 'text'`. */
function holds(condition: string | undefined, values: ReadonlyMap<string, string>): boolean {
  if (condition === undefined) return true;
  const [, name, operator, text] = /^([\w.-]+)\s*(==|!=)\s*'([^']*)'$/.exec(condition.trim()) ?? [];
  if (name === undefined) throw new Error(`cannot evaluate the condition ${condition}`);
  return (lookUp(name, values) === text) === (operator === '==');
}

function runStep(step: Step, wanted: boolean, { root, cwd, temp, values }: Host): StepResult {
  const settings = Object.fromEntries(
    Object.entries(step.with ?? {}).map(([name, value]) => [name, filled(String(value), values)]),
  );
  const about = { name: step.name ?? step.uses ?? '', code: 0, stdout: '', stderr: '', with: settings };
  if (!wanted) return { ...about, status: 'skipped' };
  if (step.run === undefined) return { ...about, status: 'used' };
  if (step.shell !== 'bash')
    throw new Error(`a composite action's step needs \`shell: bash\`: ${about.name}`);
  if (step.run.includes('${{')) throw new Error(`pass inputs by env, not within the script: ${about.name}`);
  const [path, output] = [join(temp, 'path'), join(temp, 'output')];
  writeFileSync(path, '', { flag: 'a' });
  writeFileSync(output, '');
  const added = readFileSync(path, 'utf8').split('\n').filter(Boolean).reverse();
  const env = Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text, values)]);
  const done = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: [...added, process.env.PATH].join(':'),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: root,
      GITHUB_WORKSPACE: cwd,
      GITHUB_PATH: path,
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: temp,
      ...Object.fromEntries(env),
    },
  });
  for (const line of readFileSync(output, 'utf8').split('\n').filter(Boolean)) {
    const [, name, value] = /^([\w-]+)=(.*)$/.exec(line)!;
    values.set(`steps.${step.id}.outputs.${name}`, value!);
  }
  return { ...about, status: 'ran', code: done.status ?? 1, stdout: done.stdout, stderr: done.stderr };
}

if (import.meta.main) {
  const [folder = '.', ...rest] = process.argv.slice(2);
  const inputs = rest.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]);
  const result = runAction(join(import.meta.dirname, '../..'), resolve(folder), Object.fromEntries(inputs));
  for (const { name, status, code, stdout, stderr } of result.steps) {
    process.stdout.write(`--- ${name}: ${status}${status === 'ran' ? `, exit ${code}` : ''}\n${stdout}`);
    process.stderr.write(stderr);
  }
  process.exitCode = result.code;
}
