import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

export interface FollowedLog {
  file: string;
  onLine(hear: (line: string) => void): void;
  close(): void;
}

const LOOK_EVERY = 150;

/**
 * Reads a log file as it grows, from where it ends now: it is how a start learns from the app itself, and not from
 * a guess about its windows, that the app is open. Asked every 150 ms; a file that was turned over is read from its top.
 */
export function followLog(file: string): FollowedLog {
  let at = existsSync(file) ? statSync(file).size : 0;
  let rest = '';
  let hear: (line: string) => void = () => {};
  const look = () => {
    if (!existsSync(file)) return;
    const { size } = statSync(file);
    if (size < at) at = 0;
    if (size === at) return;
    const piece = Buffer.alloc(size - at);
    const handle = openSync(file, 'r');
    const read = readSync(handle, piece, 0, piece.length, at);
    closeSync(handle);
    at += read;
    const lines = (rest + piece.toString('utf8', 0, read)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  };
  const timer = setInterval(look, LOOK_EVERY);
  return {
    file,
    onLine: (listener) => {
      hear = listener;
    },
    close: () => {
      look();
      clearInterval(timer);
    },
  };
}
