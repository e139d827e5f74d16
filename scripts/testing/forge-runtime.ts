import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What marks the fuses in Electron's program (@electron/fuses, constants.js). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 9;

/**
 * Makes a folder that electron-builder takes for Electron's Linux runtime, with a program that is nothing but a fuse wire,
 * every fuse set to the opposite of `wanted`. It shows that packing works and that the hook sets fuses; it shows nothing
 * of Electron.
 */
export function forgeRuntime(folder: string, version: string, wanted: (fuse: number) => boolean): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const wire = Array.from({ length: FUSES }, (_, fuse) => (wanted(fuse) ? '0' : '1')).join('');
  const program = Buffer.concat([
    Buffer.alloc(256),
    Buffer.from(SENTINEL),
    Buffer.from([1, FUSES]),
    Buffer.from(wire),
    Buffer.alloc(256),
  ]);
  writeFileSync(join(folder, 'electron'), program);
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'version'), version);
  return folder;
}
