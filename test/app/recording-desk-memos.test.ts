import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../main/core/ports.ts';
import { namesIn, ownFolder } from '../recordings/files-fixture.ts';
import { codeOf } from '../support/calls-at-desk.ts';
import { deskOfRecordings } from '../support/desk-of-recordings.ts';
import { writeTone } from '../support/siplab/tone-wav.ts';
import { answerOf } from '../support/standing-app.ts';

type Desk = Awaited<ReturnType<typeof deskOfRecordings>>;
const partBytes = 64 * 1024;

/** Some seconds of sound. */
const tone = (): Buffer => readFileSync(writeTone(ownFolder(), 440));

/** Begins a memo and speaks so many parts of it; gives its id and how each part was answered. */
async function spoken({ desk }: Desk, call: string, sound: Buffer, parts: number) {
  const begun = await desk.handlers['recording.begin']({ call, name: 'Memo', kind: 'memo', total: null });
  const { id } = answerOf(begun);
  const answers = [];
  for (let seq = 0; seq < parts; seq += 1) {
    const bytes = new Uint8Array(sound.subarray(seq * partBytes, (seq + 1) * partBytes));
    answers.push(await desk.handlers['recording.append']({ id, seq, bytes }));
  }
  return { id, answers };
}
const finish = ({ desk }: Desk, id: string) => desk.handlers['recording.finish']({ id, durationMs: 1000 });

describe('a voice memo', { timeout: 60_000 }, () => {
  it('is kept as far as it was written when the disk takes no more', async () => {
    const sound = tone();
    const standing = await deskOfRecordings({
      around: (files) => ({
        ...files,
        append: async (id, seq, bytes) => {
          if (seq === 3) throw new StoreError('full', 'no room');
          await files.append(id, seq, bytes);
        },
      }),
    });
    const call = await standing.call();
    const { id, answers } = await spoken(standing, call.id, sound, 6);
    expect(answers.map(codeOf)).toEqual([
      ...['done', 'done', 'done'],
      ...['storage_full', 'storage_full', 'storage_full'],
    ]);
    const kept = answerOf(await finish(standing, id));
    const written = sound.subarray(0, 3 * partBytes);
    expect(kept).toMatchObject({ id, kind: 'memo', bytes: written.byteLength, file: 'fine' });
    expect(kept.sha256).toBe(createHash('sha256').update(written).digest('hex'));
    expect(await standing.desk.list(call.id)).toMatchObject([{ id }]);
    expect(standing.desk.incoming()).toEqual([]);
  });

  it('whose end the disk refuses waits for the next start, and for the one after when it is refused again', async () => {
    const sound = tone();
    const first = await deskOfRecordings();
    const { folder, recordings } = first;
    const call = await first.call();
    const { id } = await spoken(first, call.id, sound, 4);
    // A folder stands where the file belongs, so that it cannot get its name.
    mkdirSync(join(recordings, `${id}.wav`, 'x'), { recursive: true });
    const refused = await finish(first, id);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'storage_failed', message: expect.stringMatching(/safe on the disk.*next/) },
    });
    expect(namesIn(recordings)).toContain(`${id}.partial`);
    await first.stop();

    const second = await deskOfRecordings({ folder });
    await second.desk.start();
    expect(await second.desk.list(call.id)).toEqual([]);
    expect(namesIn(recordings)).toEqual(expect.arrayContaining([`${id}.arrival`, `${id}.partial`]));
    await second.stop();

    rmdirSync(join(recordings, `${id}.wav`, 'x'));
    rmdirSync(join(recordings, `${id}.wav`));
    const third = await deskOfRecordings({ folder });
    await third.desk.start();
    expect(await third.desk.list(call.id)).toMatchObject([
      { id, kind: 'memo', bytes: 4 * partBytes, recovered: true, file: 'fine' },
    ]);
    expect(namesIn(recordings)).toEqual([`${id}.wav`]);
  });

  it('that is spoken while the app ends is there at the next start', async () => {
    const sound = tone();
    const first = await deskOfRecordings();
    const call = await first.call();
    const { id } = await spoken(first, call.id, sound, 3);
    const late = new Uint8Array(sound.subarray(3 * partBytes, 4 * partBytes));
    const stopping = first.stop();
    const answers = [
      await first.desk.handlers['recording.append']({ id, seq: 3, bytes: late }),
      await finish(first, id),
    ];
    await stopping;
    expect(answers.map(codeOf)).not.toContain('done');
    const second = await deskOfRecordings({ folder: first.folder });
    await second.desk.start();
    expect(await second.desk.list(call.id)).toMatchObject([{ id, kind: 'memo', recovered: true }]);
  });

  it('is gone when the person cancels it, and when it holds no sound', async () => {
    const standing = await deskOfRecordings();
    const call = await standing.call();
    const cancelled = await spoken(standing, call.id, tone(), 2);
    answerOf(await standing.desk.handlers['recording.cancel']({ id: cancelled.id }));
    const silent = await spoken(standing, call.id, Buffer.alloc(10 * partBytes), 2);
    expect(codeOf(await finish(standing, silent.id))).toBe('not_audio');
    expect(namesIn(standing.recordings)).toEqual([]);
    expect(await standing.desk.list(call.id)).toEqual([]);
  });
});
