import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordingLimit } from '../../contract/recording/recording.ts';
import { writeTone } from '../support/siplab/tone-wav.ts';
import { anArrival, handOver, keptOf, namesIn, openFiles, ownFolder } from './files-fixture.ts';

/** A long WAV, most of it a hole. */
function longSound(bytes: number): string {
  const path = writeTone(ownFolder(), 440);
  truncateSync(path, bytes);
  return path;
}

describe('closing the recordings', () => {
  it('breaks a copy off, of which the next start finds nothing', { timeout: 60_000 }, async () => {
    const folder = ownFolder();
    const files = openFiles(folder);
    const begun = Promise.withResolvers<void>();
    const taking = files
      .takeIn(anArrival(), longSound(recordingLimit), () => begun.resolve())
      .catch((error: Error) => error);
    await begun.promise;
    await files.close();
    expect(await taking).not.toMatchObject({ ok: true });
    const next = openFiles(folder);
    expect(await next.leftBehind()).toEqual([]);
    await next.sweep([]);
    expect(namesIn(folder)).toEqual([]);
  });

  it('breaks a copy out off, and leaves nothing half made', { timeout: 60_000 }, async () => {
    const files = openFiles(ownFolder());
    const arrival = anArrival();
    const recording = keptOf(
      arrival,
      await files.takeIn(arrival, longSound(64 * 1024 * 1024), () => undefined),
    );
    const target = join(ownFolder(), 'out.wav');
    const copying = files.copyTo(recording, target).catch((error: Error) => error);
    await files.close();
    expect(await copying).toBeInstanceOf(Error);
    expect(existsSync(target)).toBe(false);
  });
});

describe('tidying the folder', () => {
  it('leaves a recording alone that came in since the log was asked what it knows', async () => {
    const folder = ownFolder();
    const files = openFiles(folder);
    const arrival = anArrival();
    await handOver(files, arrival, readFileSync(writeTone(ownFolder(), 440)));
    await files.logged(arrival.id);
    await files.sweep([]);
    expect(namesIn(folder)).toEqual([`${arrival.id}.wav`]);
  });

  it('keeps a memo that is not settled, and takes away what is left of a file', async () => {
    const folder = ownFolder();
    const [memo, attached] = [anArrival({ kind: 'memo' }), anArrival()];
    for (const arrival of [memo, attached]) {
      writeFileSync(join(folder, `${arrival.id}.arrival`), JSON.stringify(arrival));
      writeFileSync(join(folder, `${arrival.id}.partial`), 'x');
    }
    await openFiles(folder).sweep([]);
    expect(namesIn(folder).filter((name) => name.endsWith('.partial'))).toEqual([`${memo.id}.partial`]);
  });
});
