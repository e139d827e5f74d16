import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server of the lab, run as our child; its output is kept in a file of its run folder. */
export interface LabProcess {
  readonly pid: number;
  log(): string;
  ended(): boolean;
  /** Asks it to stop, and ends it when it does not within 4 s. */
  stop(): Promise<void>;
}

/** Starts a program that dies with us, even when we are killed: a lab left behind would hold its ports. */
export function startLabProcess(program: string, args: readonly string[], folder: string): LabProcess {
  const logFile = join(folder, 'output.log');
  const output = openSync(logFile, 'a');
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', program, ...args], {
    cwd: folder,
    stdio: ['ignore', output, output],
  });
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    log: () => readFileSync(logFile, 'utf8'),
    ended,
    async stop() {
      if (ended()) return;
      child.kill('SIGTERM');
      if (!(await endsWithin(child, 4_000))) child.kill('SIGKILL');
    },
  };
}

async function endsWithin(child: ChildProcess, ms: number): Promise<boolean> {
  const limit = Date.now() + ms;
  while (child.exitCode === null && child.signalCode === null) {
    if (Date.now() > limit) return false;
    await sleep(20);
  }
  return true;
}
