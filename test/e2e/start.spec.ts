import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';

const root = join(import.meta.dirname, '../..');

/** A running `npm start`, without npm in between. */
interface Start {
  process: ChildProcess;
  lines: string[];
  /** Exit code, once it has ended. */
  ended: Promise<number | null>;
}

function start(...flags: string[]): Start {
  const process_ = spawn(process.execPath, ['scripts/run.mjs', 'scripts/start.ts', ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const take = (piece: Buffer) => lines.push(...piece.toString().trimEnd().split('\n'));
  process_.stdout.on('data', take);
  process_.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve) => process_.on('exit', resolve));
  return { process: process_, lines, ended };
}

test.describe('npm start', () => {
  let profile: string;
  const started: Start[] = [];
  const run = (...flags: string[]) => {
    const one = start('--profile', profile, ...flags);
    started.push(one);
    return one;
  };

  test.beforeEach(() => {
    profile = mkdtempSync(join(tmpdir(), 'ringnote-start-'));
  });

  test.afterEach(async () => {
    for (const { process, ended } of started.splice(0)) {
      if (process.exitCode === null) process.kill('SIGTERM');
      await ended;
    }
    rmSync(profile, { recursive: true, force: true });
  });

  test('opens the app, says in its last line what to do next, and ends cleanly with Ctrl+C', async () => {
    const first = run('--demo', '5');
    await expect.poll(() => first.lines.at(-1), { timeout: 45_000 }).toContain('Type echo in its dial box');
    expect(first.lines.join('\n')).toMatch(
      /Starting (on Electron|in the Electron stand-in on .+, because .+)/,
    );

    const second = run();
    expect(await second.ended).toBe(0);
    expect(second.lines.at(-1)).toContain('was already open with this profile');

    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
  });

  test('says in the terminal too why the app cannot start', async () => {
    writeFileSync(join(profile, 'taken'), 'mine');
    const { process, lines, ended } = run('--profile', join(profile, 'taken'));
    await expect
      .poll(() => lines.slice(-3), { timeout: 45_000 })
      .toEqual([
        'Ringnote cannot start: That is not a folder Ringnote can use',
        expect.stringContaining(join(profile, 'taken')),
        expect.stringMatching(/^Start Ringnote with the name of a folder/),
      ]);
    // Ctrl+C, and again for a window that is still being opened.
    process.kill('SIGINT');
    const again = setTimeout(() => process.kill('SIGINT'), 5000);
    expect([0, 130]).toContain(await ended);
    clearTimeout(again);
  });

  test('tells of a mistyped flag and starts nothing', async () => {
    const { ended, lines } = run('--hiden');
    expect(await ended).toBe(2);
    expect(lines.join('\n')).toContain('Ringnote does not know "--hiden".');
    expect(lines.join('\n')).toContain('--hidden');
  });
});
