import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type RecordingFormat,
  recordingFormats,
  recordingLimit,
} from '../../contract/recording/recording.ts';
import { StoreError } from '../../main/core/ports.ts';
import { anArrival, handOver, keptOf, namesIn, openFiles, ownFolder } from './files-fixture.ts';
import { makeSound, soundFolder } from './sounds.ts';

const sounds = soundFolder();
afterAll(sounds.remove);
const paths = new Map<RecordingFormat, string>();
beforeAll(() => {
  for (const format of recordingFormats) paths.set(format, makeSound(sounds.path, format, 3));
}, 60_000);
const soundOf = (format: RecordingFormat): string => {
  const path = paths.get(format);
  if (path === undefined) throw new Error(`no ${format} was made`);
  return path;
};

describe('a sound file', () => {
  it.each(recordingFormats)(
    'of the format %s is taken in whatever it is called, whole and private',
    async (format) => {
      const folder = join(ownFolder(), 'recordings');
      const files = openFiles(folder);
      const source = join(ownFolder(), 'invoice.pdf');
      const bytes = readFileSync(soundOf(format));
      writeFileSync(source, bytes);
      const arrival = anArrival();
      const told: [number, number][] = [];
      const taken = await files.takeIn(arrival, source, (done, total) => told.push([done, total]));
      expect(taken).toMatchObject({
        ok: true,
        format,
        bytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
      if (taken.ok && taken.durationMs !== null) expect(Math.abs(taken.durationMs - 3000)).toBeLessThan(60);
      expect(told.at(-1)).toEqual([bytes.byteLength, bytes.byteLength]);
      expect(namesIn(folder)).toEqual([`${arrival.id}.${format}`, `${arrival.id}.arrival`].sort());
      expect(readFileSync(files.path({ id: arrival.id, format })).equals(bytes)).toBe(true);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      for (const name of namesIn(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
      await files.logged(arrival.id);
      expect(namesIn(folder)).toEqual([`${arrival.id}.${format}`]);
      expect(await files.look(keptOf(arrival, taken))).toBe('fine');
    },
  );

  it.each(recordingFormats)('of the format %s comes from a page piece by piece, too', async (format) => {
    const folder = ownFolder();
    const files = openFiles(folder);
    const arrival = anArrival({ kind: 'memo' });
    const taken = await handOver(files, arrival, readFileSync(soundOf(format)), 1000);
    expect(taken).toMatchObject({ ok: true, format });
  });

  it('cut off in the midst is a recording as far as it goes', async () => {
    const files = openFiles(ownFolder());
    for (const format of ['wav', 'mp3', 'ogg', 'opus', 'webm', 'flac'] as const) {
      const bytes = readFileSync(soundOf(format));
      const taken = await handOver(files, anArrival(), bytes.subarray(0, Math.floor(bytes.byteLength * 0.6)));
      expect(taken, format).toMatchObject({ ok: true, format });
    }
  });
});

describe('a file on its way in', () => {
  it('is gone without a trace when it is cancelled', async () => {
    const folder = ownFolder();
    const files = openFiles(folder);
    const large = join(ownFolder(), 'large.wav');
    writeFileSync(large, readFileSync(soundOf('wav')));
    const handle = openSync(large, 'r+');
    ftruncateSync(handle, 300 * 1024 * 1024);
    closeSync(handle);
    const arrival = anArrival();
    const taking = files.takeIn(arrival, large, () => void files.cancel(arrival.id));
    expect(await taking).toMatchObject({ ok: false, code: 'cancelled' });
    expect(namesIn(folder)).toEqual([]);
    const spoken = anArrival({ kind: 'memo' });
    await files.begin(spoken);
    await files.append(spoken.id, 0, new Uint8Array(1000));
    await files.cancel(spoken.id);
    expect(namesIn(folder)).toEqual([]);
    await expect(files.append(spoken.id, 1, new Uint8Array(1))).rejects.toThrow(StoreError);
  });

  it('must come in order and without a gap', async () => {
    const files = openFiles(ownFolder());
    const arrival = anArrival();
    await files.begin(arrival);
    await files.append(arrival.id, 0, new Uint8Array(10));
    await expect(files.append(arrival.id, 2, new Uint8Array(10))).rejects.toThrow(/in order/);
    await expect(files.append(arrival.id, 0, new Uint8Array(10))).rejects.toThrow(/in order/);
  });

  it('may have 500 MB and not one byte more', { timeout: 60_000 }, async () => {
    const folder = ownFolder();
    const files = openFiles(folder);
    const large = join(ownFolder(), 'large.wav');
    writeFileSync(large, readFileSync(soundOf('wav')));
    const handle = openSync(large, 'r+');
    ftruncateSync(handle, recordingLimit + 1);
    expect(await files.takeIn(anArrival(), large, () => undefined)).toMatchObject({
      ok: false,
      code: 'too_large',
      why: expect.stringContaining('500 MB'),
    });
    ftruncateSync(handle, recordingLimit);
    closeSync(handle);
    expect(await files.takeIn(anArrival(), large, () => undefined)).toMatchObject({
      ok: true,
      bytes: recordingLimit,
    });
  });

  it.each([
    ['is not there', (path: string) => path],
    [
      'is a folder',
      (path: string) => {
        mkdirSync(path);
        return path;
      },
    ],
    ['is a device', () => '/dev/zero'],
  ])('is refused kindly when it %s', async (_what, make) => {
    const folder = ownFolder();
    const files = openFiles(folder);
    const path = make(join(ownFolder(), 'x.wav'));
    expect(await files.takeIn(anArrival(), path, () => undefined)).toMatchObject({
      ok: false,
      code: 'storage_failed',
      why: expect.stringMatching(/could not be read/),
    });
    expect(namesIn(folder)).toEqual([]);
  });
});

describe('a recording that was kept', () => {
  async function kept() {
    const folder = ownFolder();
    const files = openFiles(folder);
    const arrival = anArrival();
    const recording = keptOf(arrival, await files.takeIn(arrival, soundOf('wav'), () => undefined));
    await files.logged(arrival.id);
    return { folder, files, recording, path: files.path(recording) };
  }

  it('is lost when its file is gone, and fine when it is back', async () => {
    const { files, recording, path } = await kept();
    renameSync(path, `${path}.elsewhere`);
    expect(await files.look(recording)).toBe('lost');
    expect(await files.verify(recording)).toEqual({ file: 'lost', mtimeMs: null });
    renameSync(`${path}.elsewhere`, path);
    expect(await files.look(recording)).toBe('fine');
  });

  it('is changed when its size is another, or its content behind another time', async () => {
    const { files, recording, path } = await kept();
    utimesSync(path, 10, 10);
    expect(await files.look(recording)).toBe('doubtful');
    expect(await files.verify(recording)).toEqual({ file: 'fine', mtimeMs: 10_000 });
    expect(await files.look(recording)).toBe('fine');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await files.look(recording)).toBe('doubtful');
    expect(await files.verify(recording)).toEqual({ file: 'changed', mtimeMs: null });
    expect(await files.look(recording)).toBe('changed');
    appendFileSync(path, 'x');
    expect(await files.look(recording)).toBe('changed');
  });

  it('is found changed by a whole look even when size and time are the same', async () => {
    const { files, recording, path } = await kept();
    const { atime, mtime } = statSync(path);
    const bytes = readFileSync(path);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    utimesSync(path, atime, mtime);
    expect(await files.verify({ ...recording, mtimeMs: Math.trunc(mtime.getTime()) })).toEqual({
      file: 'changed',
      mtimeMs: null,
    });
  });

  it('is lost when a symbolic link stands in its place, and the link’s target stays as it is', async () => {
    const { files, recording, path } = await kept();
    const secret = join(ownFolder(), 'secret');
    writeFileSync(secret, readFileSync(path));
    unlinkSync(path);
    symlinkSync(secret, path);
    expect(await files.look(recording)).toBe('lost');
    await expect(files.copyTo(recording, join(ownFolder(), 'out.wav'))).rejects.toThrow(StoreError);
    await files.remove(recording);
    expect(existsSync(secret)).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  it('is copied out whole, over what is there, and leaves nothing half made', async () => {
    const { files, recording, path } = await kept();
    const target = join(ownFolder(), 'out.wav');
    writeFileSync(target, 'older');
    await files.copyTo(recording, target);
    expect(readFileSync(target).equals(readFileSync(path))).toBe(true);
    const nowhere = join(ownFolder(), 'no such folder', 'out.wav');
    await expect(files.copyTo(recording, nowhere)).rejects.toThrow(StoreError);
  });

  it('is put aside by the next start when no log knows it, comes back when one does, and strangers’ files are left alone', async () => {
    const { folder, files, recording, path } = await kept();
    writeFileSync(join(folder, 'my own notes.wav'), 'x');
    await files.sweep([]);
    expect(lstatSync(path).isFile()).toBe(true);
    await files.close();
    const next = openFiles(folder);
    await next.sweep([]);
    expect(namesIn(folder)).toEqual([`${recording.id}.wav.aside`, 'my own notes.wav'].sort());
    expect(await next.look(recording)).toBe('lost');
    await next.sweep([recording]);
    expect(lstatSync(path).isFile()).toBe(true);
    expect(await next.look(recording)).toBe('fine');
  });

  it('is never looked for outside its folder, whatever its id is', async () => {
    const { files } = await kept();
    const ids = [
      '../../etc/passwd',
      '..',
      '',
      'x',
      '/etc/passwd',
      'A0000000-0000-4000-8000-000000000000',
      'a\0',
    ];
    for (const id of ids) {
      expect(() => files.path({ id, format: 'wav' }), id).toThrow();
      await expect(files.remove({ id, format: 'wav' })).rejects.toThrow();
      await expect(files.begin(anArrival({ id }))).rejects.toThrow();
      expect(await files.takeIn(anArrival({ id }), soundOf('wav'), () => undefined)).toMatchObject({
        ok: false,
      });
    }
    const format = '../../x' as RecordingFormat;
    expect(() => files.path({ id: anArrival().id, format })).toThrow();
  });
});

describe('the recordings’ folder', () => {
  it('is made private again when someone opened it', () => {
    const folder = join(ownFolder(), 'recordings');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    const files = openFiles(folder);
    return files.leftBehind().then((left) => {
      expect(left).toEqual([]);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    });
  });

  it('refuses everything once it is closed, and nobody waits', async () => {
    const files = openFiles(ownFolder());
    await files.close();
    await expect(files.begin(anArrival())).rejects.toThrow(/closed/);
    await expect(files.takeIn(anArrival(), soundOf('wav'), () => undefined)).rejects.toThrow(StoreError);
  });
});
