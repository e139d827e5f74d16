import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { Recording } from '../../contract/recording/recording.ts';
import { ownFolder } from '../recordings/files-fixture.ts';
import { deskOfRecordings } from '../support/desk-of-recordings.ts';
import { writeTone } from '../support/siplab/tone-wav.ts';
import { answerOf } from '../support/standing-app.ts';

/** A recording in the log whose file then bears another time; a whole look waits until it is let. */
async function doubtful() {
  const gate = Promise.withResolvers<void>();
  const verify = vi.fn();
  const standing = await deskOfRecordings({
    around: (files) => ({
      ...files,
      async verify(recording) {
        verify(recording.id);
        await gate.promise;
        return files.verify(recording);
      },
    }),
  });
  const { desk, told, files } = standing;
  const { id: call } = await standing.call();
  const begun = await desk.handlers['recording.begin']({
    ...{ call, name: 'talk', kind: 'attached', total: null },
  });
  const { id } = answerOf(begun);
  const bytes = new Uint8Array(readFileSync(writeTone(ownFolder(), 440)).subarray(0, 200_000));
  answerOf(await desk.handlers['recording.append']({ id, seq: 0, bytes }));
  const kept = answerOf(await desk.handlers['recording.finish']({ id, durationMs: null }));
  const path = files.path(kept);
  const lastTold = () => {
    const facts = told.filter(({ name }) => name === 'recordings.changed').map(({ fact }) => fact);
    return (facts.at(-1) as { recordings: Recording[] }).recordings[0]?.file;
  };
  return { ...standing, call, id, path, verify, open: () => gate.resolve(), lastTold };
}

describe('a recording whose file has another time than it had', { timeout: 60_000 }, () => {
  it('is fine at once, and its new time is known once a whole look found it the same', async () => {
    const { desk, log, call, id, path, verify, open } = await doubtful();
    utimesSync(path, 10, 10);
    expect(await desk.list(call)).toMatchObject([{ id, file: 'fine' }]);
    expect(await desk.list(call)).toMatchObject([{ id, file: 'fine' }]);
    open();
    await vi.waitFor(async () => expect(await log.recording(id)).toMatchObject({ mtimeMs: 10_000 }), 30_000);
    expect(await desk.list(call)).toMatchObject([{ id, file: 'fine' }]);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it('is told as changed when a whole look found it so, and keeps the time by which that is seen', async () => {
    const { desk, log, call, id, path, verify, open, lastTold } = await doubtful();
    const { mtimeMs } = statSync(path);
    const bytes = readFileSync(path);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    utimesSync(path, 10, 10);
    expect(await desk.list(call)).toMatchObject([{ id, file: 'fine' }]);
    open();
    await vi.waitFor(() => expect(lastTold()).toBe('changed'), 30_000);
    expect(await log.recording(id)).toMatchObject({ mtimeMs: Math.trunc(mtimeMs) });
    expect(await desk.list(call)).toMatchObject([{ id, file: 'changed' }]);
    expect(verify).toHaveBeenCalledTimes(1);
  });
});
