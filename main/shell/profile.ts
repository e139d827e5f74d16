import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where each of our own files lies in a profile. */
export interface Profile {
  /** Our files' folder, apart from Chromium's, which fill the profile itself (facts/electron.md, section 1). */
  data: string;
  callLog: string;
  /** The recordings' own folder. */
  recordings: string;
  settings: string;
  secrets: string;
  log: string;
}

/** The layout of a profile: all of ours lies in its folder `data`. */
export function profileAt(folder: string): Profile {
  const data = join(folder, 'data');
  return {
    data,
    callLog: join(data, 'calls.db'),
    recordings: join(data, 'recordings'),
    settings: join(data, 'settings.json'),
    secrets: join(data, 'secrets.json'),
    log: join(data, 'logs', 'ringnote.log'),
  };
}

/**
 * Makes the profile's folders, for their owner's eyes only whatever the umask (security item 22), and proves that a
 * file can be written there. It runs before the single-instance lock, because in a folder that cannot be written
 * Electron refuses the lock, and the app would go away without a word.
 *
 * Throws the file system's own error (`EACCES`, `EROFS`, `ENOSPC`, `ENOTDIR`, …).
 */
export function prepareProfile(folder: string): Profile {
  const profile = profileAt(folder);
  for (const path of [folder, profile.data, join(profile.data, 'logs')]) {
    makeFolder(path);
  }
  chmodSync(profile.data, 0o700);
  chmodSync(join(profile.data, 'logs'), 0o700);
  const probe = join(profile.data, `.probe-${process.pid}`);
  try {
    const file = openSync(probe, 'w', 0o600);
    try {
      writeSync(file, 'x');
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } finally {
    rmSync(probe, { force: true });
  }
  return profile;
}

/**
 * Makes a folder and those above it. Node's own `recursive` says `ENOENT` of a file system that is read-only, so the
 * person would not learn why.
 */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' && dirname(path) !== path) {
      makeFolder(dirname(path));
      mkdirSync(path, { mode: 0o700 });
    } else if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
