import { chmodSync, closeSync, existsSync, fchmodSync, fsyncSync, mkdirSync, openSync } from 'node:fs';

/** Makes a file that only its owner can read, whatever the umask, or takes the others' rights away from one that is there. */
export function touchPrivate(file: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    fchmodSync(handle, 0o600);
  } finally {
    closeSync(handle);
  }
}

/**
 * Makes a folder that only its owner can enter, whatever the umask. A folder that is there already keeps its rights: it may
 * be one that the person shares, and the files in it are private by themselves.
 */
export function makePrivateFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

/** Writes a folder's entries to disk, so that a new file's name survives a power cut. Windows cannot and need not. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
