import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { troubleLines } from '../../../main/shell/trouble.ts';
import { installLine } from '../../../scripts/system/apt.ts';
import { electronRuntime } from '../../../scripts/system/electron-runtime.ts';
import { findChromium } from '../../../scripts/system/find-chromium.ts';
import { followLog } from '../../../scripts/system/follow-log.ts';
import { runCommand } from '../../../scripts/system/run-command.ts';
import { troubleTold } from '../../../scripts/system/trouble-told.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a command', () => {
  it('is told by its exit code and all that it printed', async () => {
    const end = await runCommand(
      process.execPath,
      ['-e', 'console.log(1); console.error(2); process.exit(3)'],
      {
        limit: 10_000,
      },
    );
    expect(end.code).toBe(3);
    expect(end.output.split('\n').sort()).toEqual(['', '1', '2']);
  });

  it('that takes too long is stopped together with its children', async () => {
    const sleeper = `require('child_process').spawn('sleep', ['60'], { stdio: 'inherit' }); setTimeout(() => {}, 60_000)`;
    const start = Date.now();
    const end = await runCommand(process.execPath, ['-e', sleeper], { limit: 500 });
    expect(end).toMatchObject({ code: null, why: 'it took longer than 1 s and was stopped' });
    expect(Date.now() - start).toBeLessThan(8_000);
  });

  it('that does not exist is an end with a reason', async () => {
    const end = await runCommand('no-such-command-here', [], { limit: 1_000 });
    expect(end.code).toBeNull();
    expect(end.why).toContain('it could not be started');
  });
});

describe('what a start looks for', () => {
  it('is Electron, unless the stand-in is asked for', async () => {
    vi.stubEnv('RINGNOTE_HOST', 'stand-in');
    expect(await electronRuntime(() => {})).toEqual({
      missing: 'RINGNOTE_HOST=stand-in asks for the stand-in',
    });
  });

  it('is named when ELECTRON_OVERRIDE_DIST_PATH leads nowhere', async () => {
    vi.stubEnv('RINGNOTE_HOST', '');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '/nowhere');
    expect(await electronRuntime(() => {})).toMatchObject({ missing: expect.stringContaining('/nowhere') });
  });

  it('is no Chromium that does not run', () => {
    vi.stubEnv('RINGNOTE_CHROMIUM', process.execPath);
    expect(() => findChromium()).toThrow('does not run as a Chromium');
  });

  it('is told as one line to type when it may not be installed', () => {
    expect(installLine(['chromium', 'xvfb'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium xvfb',
    );
  });
});

describe('a followed log', () => {
  it('tells whole lines written after it was opened', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ringnote-log-'));
    const file = join(folder, 'a.log');
    await writeFile(file, 'old line\n');
    const log = followLog(file);
    const lines: string[] = [];
    log.onLine((line) => lines.push(line));
    await appendFile(file, 'first\nsec');
    await wait(250);
    await appendFile(file, 'ond\n');
    log.close();
    rmSync(folder, { recursive: true });
    expect(lines).toEqual(['first', 'second']);
  });
});

describe('why the app cannot start', () => {
  it('is found among what Chromium prints, line by line', () => {
    const trouble = { title: 'The disk is full', what: 'No room.\nNone.', todo: 'Make room.' };
    const told: string[] = [];
    const take = troubleTold((line) => told.push(line));
    const printed = `[ERROR:gpu] x\n${troubleLines(trouble)}[ERROR:dbus] y`.split('\n');
    expect(printed.map(take)).toEqual([false, true, true, true, false]);
    expect(told).toEqual(['Ringnote cannot start: The disk is full', 'No room. None.', 'Make room.']);
  });
});
