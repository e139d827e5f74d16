import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ownFolder } from './files-fixture.ts';

/** Runs the child on a real file system (tmpfs) of its own, in a mount namespace: root cannot be stopped by file rights. */
async function onSmallDisk(): Promise<unknown> {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const script = 'mount -t tmpfs -o "size=3m,mode=755" tmpfs "$1" && exec "$2" "$3" "$1"';
  const child = join(import.meta.dirname, 'child-fills-disk.ts');
  const { stdout } = await promisify(execFile)('unshare', [
    ...['--mount', ...asRoot, 'sh', '-ec', script, 'sh'],
    ...[ownFolder(), process.execPath, child],
  ]);
  return JSON.parse(stdout);
}

describe('a full disk', () => {
  it('refuses a file that finds no room, keeps a memo as far as it goes, and takes recordings again once there is room', async () => {
    expect(await onSmallDisk()).toEqual({
      copied: {
        ok: false,
        code: 'storage_full',
        why: expect.stringMatching(/no space left.*Free some space/),
      },
      afterCopy: [],
      told: [{ code: 'full', message: expect.stringMatching(/no space left.*Free some space/) }],
      afterMemo: ['memo.arrival', 'memo.wav'],
      asSpoken: true,
      asHashed: true,
      enough: true,
      whole: true,
    });
  });
});
