import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../main/core/ports.ts';
import { namesIn, ownFolder } from '../recordings/files-fixture.ts';
import { monday } from '../store/store-fixture.ts';
import { deskOfRecordings } from '../support/desk-of-recordings.ts';
import { writeTone } from '../support/siplab/tone-wav.ts';
import { answerOf } from '../support/standing-app.ts';

type Standing = Awaited<ReturnType<typeof deskOfRecordings>>;

/** Three calls, and a recording under way to the first of them. */
async function underWay(kind: 'memo' | 'attached') {
  const standing = await deskOfRecordings();
  const [call, second, third] = [await standing.call(), await standing.call(), await standing.call()];
  const begun = await standing.desk.handlers['recording.begin']({
    ...{ call: call.id, name: 'talk', kind, total: null },
  });
  const { id } = answerOf(begun);
  const bytes = new Uint8Array(readFileSync(writeTone(ownFolder(), 440)).subarray(0, 200_000));
  answerOf(await standing.desk.handlers['recording.append']({ id, seq: 0, bytes }));
  return { ...standing, standing, id, call: call.id, second: second.id, third: third.id };
}

const finish = ({ desk }: Standing, id: string) =>
  desk.handlers['recording.finish']({ id, durationMs: null });

/** Throws a call away for good. */
async function purge({ log }: Standing, id: string): Promise<void> {
  await log.trash([id], monday);
  expect(await log.purge(monday + 1, 10)).toMatchObject({ calls: 1 });
}

describe('a recording whose call is gone when it arrives', { timeout: 60_000 }, () => {
  it('goes to the call that has taken its own in, however often that was merged itself', async () => {
    const { standing, desk, log, recordings, id, call, second, third } = await underWay('attached');
    await log.merge({ id: second, annotation: {} }, call, monday);
    await log.merge({ id: third, annotation: {} }, second, monday);
    expect(answerOf(await finish(standing, id))).toMatchObject({ id, call: third, file: 'fine' });
    expect(await desk.list(third)).toMatchObject([{ id, call: third }]);
    expect(await log.get(third)).toMatchObject({ call: { recordings: 1 } });
    expect(namesIn(recordings)).toEqual([`${id}.wav`]);
    expect(standing.told).toContainEqual({
      name: 'recordings.changed',
      fact: { call: third, recordings: [expect.objectContaining({ id })] },
    });
  });

  it('stays with the call that took it in when the merge is undone', async () => {
    const { standing, log, desk, id, call, second } = await underWay('memo');
    await log.merge({ id: second, annotation: {} }, call, monday);
    answerOf(await finish(standing, id));
    expect(await log.unmerge(second, call, monday)).toMatchObject([{ recordings: 1 }, { recordings: 0 }]);
    expect(await desk.list(second)).toMatchObject([{ id }]);
  });

  it('stays with its call in the trash', async () => {
    const { standing, log, desk, id, call } = await underWay('attached');
    await log.trash([call], monday);
    answerOf(await finish(standing, id));
    expect(await desk.list(call)).toMatchObject([{ id }]);
  });

  it.each(['memo', 'attached'] as const)(
    'is put aside as a file when no call is there for the %s, and is still there at the next start',
    async (kind) => {
      const { standing, recordings, folder, id, call } = await underWay(kind);
      await purge(standing, call);
      expect(await finish(standing, id)).toMatchObject({
        ok: false,
        error: { code: 'not_found', message: expect.stringMatching(/put aside.*30 days/) },
      });
      expect(namesIn(recordings)).toEqual([`${id}.wav.aside`]);
      await standing.stop();
      const next = await deskOfRecordings({ folder });
      await next.desk.start();
      expect(namesIn(recordings)).toEqual([`${id}.wav.aside`]);
    },
  );

  it('is brought in by the next start in the same way', async () => {
    const merged = await underWay('memo');
    await merged.standing.stop();
    const next = await deskOfRecordings({ folder: merged.folder });
    await next.log.merge({ id: merged.second, annotation: {} }, merged.call, monday);
    await next.desk.start();
    expect(await next.desk.list(merged.second)).toMatchObject([{ id: merged.id, recovered: true }]);

    const purged = await underWay('memo');
    await purged.standing.stop();
    const after = await deskOfRecordings({ folder: purged.folder });
    await purge(after, purged.call);
    await after.desk.start();
    expect(namesIn(purged.recordings)).toEqual([`${purged.id}.wav.aside`]);
  });
});

describe('a recording that is in the log', { timeout: 60_000 }, () => {
  it('keeps its file although the note of its arrival cannot be taken away, and is there once after the next start', async () => {
    const standing = await deskOfRecordings({
      around: (files) => ({
        ...files,
        logged: async () => {
          throw new StoreError('failed', 'the disk does not answer');
        },
      }),
    });
    const { id: call } = await standing.call();
    const begun = { call, name: 'talk', kind: 'attached', total: null } as const;
    const { id } = answerOf(await standing.desk.handlers['recording.begin'](begun));
    const bytes = new Uint8Array(readFileSync(writeTone(ownFolder(), 440)).subarray(0, 200_000));
    answerOf(await standing.desk.handlers['recording.append']({ id, seq: 0, bytes }));
    expect(answerOf(await finish(standing, id))).toMatchObject({ id, file: 'fine' });
    expect(await standing.desk.list(call)).toMatchObject([{ id, file: 'fine' }]);
    await standing.stop();
    const next = await deskOfRecordings({ folder: standing.folder });
    await next.desk.start();
    expect(await next.desk.list(call)).toMatchObject([{ id, file: 'fine' }]);
    expect(namesIn(standing.recordings)).toEqual([`${id}.wav`]);
  });
});
