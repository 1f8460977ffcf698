/** Sweeps as they are typed: in one process, in shards, killed and resumed; the bytes are always the same. */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Two years of sessions by a fixed rule, so that layers come and go. */
function vix(): string {
  const rows = ['date,vix'];
  let x = 7;
  for (let day = 0; day < 900; day++) {
    const date = new Date(Date.UTC(2020, 0, 2 + day));
    x = (x * 1103 + 12_345) % 2048;
    rows.push(`${date.toISOString().slice(0, 10)},${(14 + ((day % 60) / 60) * 20 + x / 400).toFixed(2)}`);
  }
  return `${rows.join('\n')}\n`;
}

const files = {
  'stress.hedge': `param floor = 28 in 10..50 step 0.5
param streak = 3 sessions
param exit = 22

layer hedge { size of 1_000_000 USD }

rule entry:
  when vix > floor for streak
  activate hedge size 25%
  until vix < exit
  cooldown 2 sessions
`,
  'market/vix.csv': vix(),
};
const axes = [
  '--data',
  'market',
  '--param',
  'floor=20..34',
  '--param',
  'streak=1..4',
  '--param',
  'exit=16,20,24',
];
const grid = ['stress.hedge', ...axes];

describe('sweep', () => {
  const folder = folderWith(files);
  const whole = hedgerow(folder, ['sweep', ...grid, '--format', 'csv']);

  it('prints every set of a grid', () => {
    expect(whole.code).toBe(0);
    const lines = whole.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 29 * 4 * 3);
    expect(lines[0]).toMatch(/^set,floor,streak,exit,hedge\.activations,/);
    expect(existsSync(join(folder, '.hedgerow'))).toBe(false);
  });

  it('says of a set what a backtest says', () => {
    const lines = whole.stdout.trimEnd().split('\n').slice(1);
    const at = lines.find((line) => line.split(',').slice(1, 4).join() === '28,2,20')!;
    const set = ['--set', 'floor=28', '--set', 'streak=2 sessions', '--set', 'exit=20'];
    const { stdout } = hedgerow(folder, [
      'backtest',
      'stress.hedge',
      '--data',
      'market',
      ...set,
      '--format',
      'jsonl',
    ]);
    const activated = stdout.split('\n').filter((line) => line.includes('"kind":"activated"')).length;
    expect(activated).toBeGreaterThan(0);
    expect(Number(at.split(',')[4])).toBe(activated);
  });

  it('in shards, by any scheduler, merges to the same bytes', () => {
    const planned = hedgerow(folder, ['sweep', 'plan', ...grid, '--shards', '5', '--work', 'plan']);
    expect(planned.stdout).toMatch(/^348 sets in 5 shards, 0 to 4/);
    for (const [name, value] of [
      ['SLURM_ARRAY_TASK_ID', '3'],
      ['JOB_COMPLETION_INDEX', '0'],
      ['AWS_BATCH_JOB_ARRAY_INDEX', '4'],
    ] as const) {
      const { stdout, stderr } = hedgerow(folder, ['sweep', 'run', 'plan'], { env: { [name]: value } });
      expect(stdout, stderr).toBe(`shard ${value} done\n`);
    }
    const early = hedgerow(folder, ['sweep', 'merge', 'plan', '--format', 'csv']);
    expect(early.code).toBe(2);
    expect(early.stderr).toMatch(/shard 1 \(`shard-000001-\w+\.bin`\) is missing; shard 2/);
    expect(early.stderr).not.toMatch(/shard 3|shard 4/);

    for (const shard of ['1', '2']) hedgerow(folder, ['sweep', 'run', 'plan', '--shard', shard]);
    expect(hedgerow(folder, ['sweep', 'merge', 'plan', '--format', 'csv']).stdout).toBe(whole.stdout);

    // A shard of another sweep is refused by name, and one that was damaged.
    const foreign = 'shard-000001-0123456789abcdef.bin';
    const [own] = readdirSync(join(folder, 'plan')).filter((name) => name.startsWith('shard-000001'));
    copyFileSync(join(folder, 'plan', own!), join(folder, 'plan', foreign));
    expect(hedgerow(folder, ['sweep', 'merge', 'plan']).stderr).toContain(
      `\`${foreign}\` is of another sweep`,
    );
    rmSync(join(folder, 'plan', foreign));
    const bytes = readFileSync(join(folder, 'plan', own!));
    bytes[bytes.length - 1] = bytes.at(-1)! ^ 1;
    writeFileSync(join(folder, 'plan', own!), bytes);
    expect(hedgerow(folder, ['sweep', 'merge', 'plan']).stderr).toMatch(/shard 1 .* is damaged/);
    // A run makes it anew.
    hedgerow(folder, ['sweep', 'run', 'plan']);
    expect(hedgerow(folder, ['sweep', 'merge', 'plan', '--format', 'csv']).stdout).toBe(whole.stdout);

    writeFileSync(join(folder, 'market/vix.csv'), `${files['market/vix.csv']}2022-07-05,99\n`);
    const changed = hedgerow(folder, ['sweep', 'run', 'plan', '--shard', '1']);
    writeFileSync(join(folder, 'market/vix.csv'), files['market/vix.csv']);
    expect(changed.code).toBe(2);
    expect(changed.stderr).toContain('was made for other data');
  }, 120_000);

  it('killed at once goes on with what is done, to the same bytes', async () => {
    // The engine decides every set of this one: enough work to be killed in the middle of.
    const slow = files['stress.hedge'].replace(
      'activate hedge size 25%',
      'activate hedge size 25% round nearest',
    );
    const own = folderWith({ ...files, 'stress.hedge': slow });
    const args = ['sweep', ...grid, '--format', 'csv', '--work', 'shards'];
    const child = spawn(process.execPath, ['--conditions=hedgerow-source', main, ...args], {
      cwd: own,
      stdio: 'ignore',
    });
    const done = (): string[] =>
      existsSync(join(own, 'shards'))
        ? readdirSync(join(own, 'shards')).filter((n) => n.endsWith('.bin'))
        : [];
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.on('exit', (_, signal) => resolve(signal)),
    );
    const watch = setInterval(() => {
      if (done().length > 0) child.kill('SIGKILL');
    }, 5);
    const signal = await ended;
    clearInterval(watch);
    expect(signal).toBe('SIGKILL');
    const kept = done().length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(6);

    const resumed = hedgerow(own, [...args, '--resume']);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resumed.stderr).toContain(`resumed: ${kept} of 6 shards are there`);
    expect(resumed.stderr).toContain('not fast: layer `hedge`: its size is rounded to contracts');
    const never = hedgerow(own, ['sweep', ...grid, '--format', 'csv']);
    expect(resumed.stdout).toBe(never.stdout);
  }, 120_000);

  it('tells what is wrong with what was typed', () => {
    const said = (...args: string[]): string => {
      const { code, stderr } = hedgerow(folder, ['sweep', 'stress.hedge', '--data', 'market', ...args]);
      expect(code, stderr).toBe(2);
      return stderr;
    };
    expect(said()).toContain('its params are `floor`, `streak`, `exit`');
    expect(said('--param', 'flor=20..30')).toContain('floor');
    expect(said('--param', 'floor=20..60')).toContain('60');
    expect(said('--param', 'exit=20..30')).toContain('says no step');
    expect(said('--param', 'floor=30..20')).toContain('30 is more than 20');
    expect(said('--param', 'streak=1..3', '--objective', 'sharp')).toContain('no figure of a sweep');
    expect(said('--exact', 'vix > 99')).toContain('no comparison');
    expect(said('--exact', 'floor', '--objective', 'active_sessions')).toContain('cannot be used with');
    expect(said('--param', 'floor=20..21', '--walk-forward', 'rolling', '--embargo', '0')).toContain(
      'look-back',
    );
  }, 120_000);

  it('trades every set as a report of its own does, and says so where there are no prices', () => {
    const [, ...rows] = files['market/vix.csv'].trim().split('\n');
    const spx = rows.map((row) => {
      const [date, level] = row.split(',');
      return `${date},${3600 - 20 * Number(level)}`;
    });
    const own = folderWith({
      'put.hedge': files['stress.hedge'].replace(
        '{ size',
        '{ buy put on spx delta 0.5 expiry 30..60 days size',
      ),
      'market/vix.csv': files['market/vix.csv'],
      'market/spx.csv': `date,spx\n${spx.join('\n')}\n`,
      'bare/vix.csv': files['market/vix.csv'],
    });
    const asked = ['--param', 'floor=24,28', '--param', 'exit=16,20', '--objective', 'overlay.sharpe'];
    const { code, stdout, stderr } = hedgerow(own, [
      ...['sweep', 'put.hedge', '--data', 'market', ...asked, '--format', 'csv'],
    ]);
    expect(code, stderr).toBe(0);
    const [head, ...sets] = stdout.trimEnd().split('\n');
    const at = head!.split(',').indexOf('overlay.sharpe');
    expect(sets).toHaveLength(4);
    for (const set of sets) {
      const cells = set.split(',').map(Number);
      const these = ['--set', `floor=${cells[1]}`, '--set', `exit=${cells[2]}`];
      hedgerow(own, ['backtest', 'put.hedge', '--data', 'market', ...these, '--report', 'alone.json']);
      const { portfolios } = JSON.parse(readFileSync(join(own, 'alone.json'), 'utf8'));
      const { performance } = portfolios.find(({ name }: { name: string }) => name === 'overlay');
      expect(cells[at]! * Math.sqrt(252)).toBeCloseTo(performance.sharpe, 10);
      expect(cells[at + 2]).toBeCloseTo(performance.maxDrawdown, 10);
    }
    const bare = hedgerow(own, ['sweep', 'put.hedge', '--data', 'bare', ...asked]);
    expect(bare).toMatchObject({ code: 2, stdout: '' });
    expect(bare.stderr).toContain('no overlay: nothing can be priced');
  }, 120_000);
});
