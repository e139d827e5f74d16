import { spawn, spawnSync } from 'node:child_process';
import type { Readable } from 'node:stream';
import { ensurePackages } from './apt.ts';

/** Where windows appear. */
export interface Display {
  /** The X display that was started for this run, e.g. `:99`; null when the person's own screen is used. */
  virtual: string | null;
  /** What a process needs in its environment to open windows there. */
  env: Record<string, string>;
  close(): void;
}

const SIZE = '1920x1080x24';

/**
 * Gives windows a place to appear on a machine without a screen (a server, a container): starts Xvfb, installing it
 * where that is allowed. Throws `MissingPackagesError` with the line to type where it is not.
 */
export async function ensureDisplay(say: (line: string) => void): Promise<Display> {
  if (hasScreen()) return { virtual: null, env: {}, close: () => {} };
  if (needsXvfb()) await ensurePackages(['xvfb'], say);
  return startXvfb();
}

/** True when a virtual display is wanted and its program is not here. */
export function needsXvfb(): boolean {
  return !hasScreen() && spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error !== undefined;
}

function hasScreen(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** Xvfb picks a free display number itself and reports it on the pipe that `-displayfd` names. */
async function startXvfb(): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', SIZE, '-nolisten', 'tcp', '-noreset'];
  // A session of its own: Ctrl+C must reach the app first, and not take its screen away.
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  const report = xvfb.stdio[3] as Readable;
  const number = await new Promise<string>((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error('Xvfb did not start within 15 s.')), 15_000);
    let text = '';
    report.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (!text.includes('\n')) return;
      clearTimeout(tooLong);
      resolve(text.trim());
    });
    xvfb.on('error', reject);
    xvfb.on('exit', (code) => reject(new Error(`Xvfb ended with exit code ${code} before it was ready.`)));
  });
  xvfb.unref();
  report.destroy();

  const close = () => {
    process.off('exit', close);
    xvfb.kill('SIGTERM');
  };
  process.on('exit', close);
  return { virtual: `:${number}`, env: { DISPLAY: `:${number}` }, close };
}
