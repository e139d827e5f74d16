import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownFolder } from './store-fixture.ts';

/**
 * Runs a script of this folder in a mount namespace of its own, on a real file system (tmpfs) of a few MiB: the only way to
 * meet a full or read-only disk as root, whom file rights do not stop. An ordinary user gets a user namespace with it. The
 * script is given the disk's path and prints its report as JSON.
 */
export async function onSmallDisk(script: string, mebibytes: number): Promise<unknown> {
  const disk = ownFolder();
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const { stdout } = await promisify(execFile)('unshare', [
    '--mount',
    ...asRoot,
    'sh',
    '-ec',
    'mount -t tmpfs -o "size=$1m,mode=755" tmpfs "$2" && exec "$3" "$4" "$2"',
    'sh',
    String(mebibytes),
    disk,
    process.execPath,
    join(import.meta.dirname, script),
  ]);
  return JSON.parse(stdout);
}
