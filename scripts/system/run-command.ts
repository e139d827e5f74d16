import { spawn } from 'node:child_process';

/** How a command ended. `code` is null when it had to be stopped or could not be started; `why` says which. */
export interface CommandEnd {
  code: number | null;
  /** Standard output and standard error in the order they came; empty when they went to the terminal. */
  output: string;
  why: string | null;
}

export interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command and all its children are killed. */
  limit: number;
  /** Let the command write to the terminal itself, for long ones whose progress a person wants to see. */
  toTerminal?: boolean;
}

/**
 * Runs one command to its end, and never longer than its limit: a script that hangs tells nobody anything.
 * The command gets a process group of its own, so that its children die with it.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: options.env ?? process.env,
      stdio: options.toTerminal ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    let output = '';
    let why: string | null = null;
    const take = (text: Buffer) => {
      output += text.toString();
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);

    const stop = () => killGroup(child.pid);
    const tooLong = setTimeout(() => {
      why = `it took longer than ${Math.round(options.limit / 1000)} s and was stopped`;
      stop();
    }, options.limit);
    const interrupted = (signal: NodeJS.Signals) => {
      stop();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.on('SIGINT', interrupted);
    process.on('SIGTERM', interrupted);

    let over = false;
    const end = (code: number | null, reason: string | null) => {
      if (over) return;
      over = true;
      clearTimeout(tooLong);
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
      resolve({ code: why === null ? code : null, output, why: why ?? reason });
    };
    child.on('error', (error) => end(null, `it could not be started: ${error.message}`));
    child.on('close', (code, signal) => end(code, signal === null ? null : `it was killed by ${signal}`));
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
