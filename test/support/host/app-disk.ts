import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './host.ts';

/**
 * Puts the profile's data folder on a real file system (tmpfs) of its own, in a mount namespace that only the app sees:
 * the only way to a full or read-only disk for root, whom file rights do not stop. An ordinary user gets a user
 * namespace with it. `prepare` is a shell line run in that folder before the app starts.
 */
export function onOwnDisk(
  profile: string,
  { mebibytes, readOnly = false, prepare = ':' }: { mebibytes: number; readOnly?: boolean; prepare?: string },
): readonly string[] {
  const data = join(profile, 'data');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const mount = `mount -t tmpfs -o size=${mebibytes}m,mode=700 tmpfs "$0"`;
  const finish = readOnly ? 'mount -o remount,ro "$0"' : ':';
  const script = `${mount} && (cd "$0" && ${prepare}) && ${finish} && exec "$@"`;
  return ['unshare', '--mount', ...asRoot, 'sh', '-ec', script, data];
}

/** Why a machine cannot give the app a disk of its own, or null. */
export function whyNoOwnDisk(host: Host['kind']): string | null {
  if (host === 'electron')
    return 'Playwright starts Electron itself, so no mount namespace can be put around it';
  try {
    const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
    execFileSync('unshare', ['--mount', ...asRoot, 'true'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'this machine lets no process have a mount namespace (unshare --mount)';
  }
}

/** Where the test finds a file that lies on the app's own disk. */
export function seenByApp(host: Host, path: string): string {
  return join('/proc', String(host.pid), 'root', path);
}
