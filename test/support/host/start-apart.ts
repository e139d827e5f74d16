import { spawn } from 'node:child_process';
import { appCommand } from './app-command.ts';
import type { LaunchOptions } from './host.ts';
import { repositoryRoot } from './repository-root.ts';
import { within } from './until.ts';

/** How a start ended that opened nothing. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the app in a process of its own that is expected to end by itself: a second start, or one refused. */
export async function startApart(options: LaunchOptions): Promise<Ended> {
  const { command, args } = appCommand(options);
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: { ...process.env, RINGNOTE_STAND_IN_TEST: '1', RINGNOTE_STAND_IN_HEADLESS: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => {
    stdout += String(text);
  });
  child.stderr.on('data', (text) => {
    stderr += String(text);
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  try {
    return { code: await within('A start that ends by itself', 30_000, closed), stdout, stderr };
  } finally {
    child.kill('SIGKILL');
  }
}
