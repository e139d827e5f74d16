import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Recording, RecordingProgress } from '../../contract/recording/recording.ts';
import type { MediaWork } from '../../main/core/ports.ts';
import { anArrival, namesIn, ownFolder } from '../recordings/files-fixture.ts';
import { codeOf } from '../support/calls-at-desk.ts';
import { deskOfRecordings } from '../support/desk-of-recordings.ts';
import { writeTone } from '../support/siplab/tone-wav.ts';
import { answerOf } from '../support/standing-app.ts';

type Standing = Awaited<ReturnType<typeof deskOfRecordings>>;

const day = 86_400_000;
const peaks = { bucketMs: 50, levels: new Uint8Array([0, 100, 255]) };
/** Some seconds of sound, higher by so many Hz. */
const tone = (hz = 440): Buffer => readFileSync(writeTone(ownFolder(), hz));

/** Hands a file over in parts, as a page does, and gives the answer to its end. */
async function handOver({ desk }: Standing, call: string, sound: Buffer, name = 'call.wav') {
  const ask = { call, name, kind: 'attached' as const, total: sound.byteLength };
  const { id } = answerOf(await desk.handlers['recording.begin'](ask));
  for (let seq = 0; seq * 65_536 < sound.byteLength; seq += 1) {
    const bytes = new Uint8Array(sound.subarray(seq * 65_536, (seq + 1) * 65_536));
    answerOf(await desk.handlers['recording.append']({ id, seq, bytes }));
  }
  return desk.handlers['recording.finish']({ id, durationMs: null });
}
const states = ({ told }: Standing) =>
  told
    .filter(({ name }) => name === 'recording.progress')
    .map(({ fact }) => (fact as { progress: RecordingProgress }).progress.state);
const media = (made: Awaited<ReturnType<MediaWork['peaks']>>): MediaWork => ({
  peaks: vi.fn(async () => made),
  transcode: async () => ({ ok: false, why: 'unsupported' }),
});

describe('a recording that is handed over', () => {
  it('is on its call, named, hashed and told of, and raises the call’s revision', async () => {
    const standing = await deskOfRecordings();
    const call = await standing.call();
    const kept = answerOf(await handOver(standing, call.id, tone(), 'C:\\calls\\..\\with Zoë\u202e.wav'));
    expect(kept).toMatchObject({ call: call.id, format: 'wav', file: 'fine', kind: 'attached' });
    expect(kept.name).toBe('with Zoë .wav');
    expect(await standing.desk.list(call.id)).toMatchObject([{ id: kept.id }]);
    expect((await standing.log.get(call.id))?.call).toMatchObject({
      recordings: 1,
      revision: call.revision + 1,
    });
    expect(states(standing)).toEqual(expect.arrayContaining(['copying', 'done']));
    expect(standing.desk.incoming()).toEqual([]);
    expect(namesIn(standing.recordings)).toEqual([`${kept.id}.wav`]);
  });

  it('is refused when the call has it already, under any name, and not when another call has', async () => {
    const standing = await deskOfRecordings();
    const [call, other] = [await standing.call(), await standing.call()];
    const first = answerOf(await handOver(standing, call.id, tone(), 'first.wav'));
    const again = await handOver(standing, call.id, tone(), 'again.wav');
    expect(again).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: expect.stringContaining('first.wav') },
    });
    expect(namesIn(standing.recordings)).toEqual([`${first.id}.wav`]);
    expect(codeOf(await handOver(standing, other.id, tone()))).toBe('done');
  });

  it('may come again once the first one was removed', async () => {
    const standing = await deskOfRecordings();
    const call = await standing.call();
    const { id } = answerOf(await handOver(standing, call.id, tone()));
    answerOf(await standing.desk.handlers['recording.remove']({ id }));
    expect(codeOf(await handOver(standing, call.id, tone()))).toBe('done');
  });

  it('is put aside, and said not to be kept, when its call goes meanwhile', async () => {
    const standing = await deskOfRecordings();
    const call = await standing.call();
    const ask = { call: call.id, name: 'x.wav', kind: 'attached' as const, total: null };
    const { id } = answerOf(await standing.desk.handlers['recording.begin'](ask));
    answerOf(await standing.desk.handlers['recording.append']({ id, seq: 0, bytes: new Uint8Array(tone()) }));
    await standing.log.trash([call.id], standing.clock.wall);
    await standing.log.purge(standing.clock.wall + 1, 10);
    const end = await standing.desk.handlers['recording.finish']({ id, durationMs: null });
    expect(end).toMatchObject({
      ok: false,
      error: { code: 'not_found', message: expect.stringMatching(/call/) },
    });
    expect(namesIn(standing.recordings)).toEqual([`${id}.wav.aside`]);
    expect(states(standing).at(-1)).toBe('refused');
  });

  it('is not begun for a call that is not there, or in the trash', async () => {
    const standing = await deskOfRecordings();
    const call = await standing.call();
    await standing.log.trash([call.id], standing.clock.wall);
    for (const id of [randomUUID(), call.id]) {
      const ask = { call: id, name: 'x', kind: 'attached' as const, total: null };
      expect(codeOf(await standing.desk.handlers['recording.begin'](ask))).toBe('not_found');
    }
    expect(standing.desk.incoming()).toEqual([]);
  });

  it('is broken off when its page dies, and a page cannot speak of it twice', async () => {
    const standing = await deskOfRecordings();
    const call = await standing.call();
    const ask = { call: call.id, name: 'x.wav', kind: 'attached' as const, total: null };
    const { id } = answerOf(await standing.desk.handlers['recording.begin'](ask));
    await standing.desk.pageGone();
    expect(states(standing).at(-1)).toBe('cancelled');
    expect(codeOf(await standing.desk.handlers['recording.finish']({ id, durationMs: null }))).toBe(
      'not_found',
    );
    expect(namesIn(standing.recordings)).toEqual([]);
  });
});

describe('chosen files', () => {
  it('come in with their refusals beside them', async () => {
    const folder = ownFolder();
    const page = join(folder, 'not-a-sound.wav');
    writeFileSync(page, '<html><script>hit()</script></html>');
    const standing = await deskOfRecordings({
      chosen: [writeTone(folder, 500), page, join(folder, 'gone.mp3')],
    });
    const call = await standing.call();
    const { incoming } = answerOf(await standing.desk.handlers['recording.choose']({ call: call.id }));
    expect(incoming).toHaveLength(3);
    await vi.waitFor(() => expect(standing.desk.incoming()).toEqual([]), { timeout: 15_000 });
    expect(await standing.desk.list(call.id)).toHaveLength(1);
    expect(
      states(standing)
        .filter((state) => state !== 'copying')
        .sort(),
    ).toEqual(['done', 'refused', 'refused']);
  });
});

describe('a recording that is removed', () => {
  it('is gone from its call, can come back for 30 days, and then its file goes', async () => {
    const standing = await deskOfRecordings();
    const { desk, clock, recordings } = standing;
    const call = await standing.call();
    const { id } = answerOf(await handOver(standing, call.id, tone()));
    answerOf(await desk.handlers['recording.remove']({ id }));
    expect(await desk.list(call.id)).toEqual([]);
    expect(codeOf(await desk.handlers['recording.rename']({ id, name: 'x' }))).toBe('not_found');
    clock.wall += 30 * day;
    await desk.purge();
    expect(answerOf(await desk.handlers['recording.restore']({ id }))).toMatchObject({ id, file: 'fine' });
    expect(await desk.list(call.id)).toMatchObject([{ id }]);

    answerOf(await desk.handlers['recording.remove']({ id }));
    clock.wall += 30 * day + 1;
    await desk.purge();
    expect(existsSync(join(recordings, `${id}.wav`))).toBe(false);
    expect(codeOf(await desk.handlers['recording.restore']({ id }))).toBe('not_found');
  });
});

describe('a recording on disk', () => {
  it('is shown as lost or changed when that happened behind the app’s back, and verified when it did not', async () => {
    const standing = await deskOfRecordings();
    const { desk, recordings } = standing;
    const call = await standing.call();
    const { id } = answerOf(await handOver(standing, call.id, tone()));
    const path = join(recordings, `${id}.wav`);
    const file = async () => (await desk.list(call.id)).map((one: Recording) => one.file);
    const verified = async () => answerOf(await desk.handlers['recording.verify']({ id })).file;
    const bytes = readFileSync(path);
    utimesSync(path, 1, 1);
    expect(await verified()).toBe('fine');
    expect(await file()).toEqual(['fine']);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]));
    expect(await file()).toEqual(['changed']);
    expect(await verified()).toBe('changed');
    rmSync(path);
    expect(await file()).toEqual(['lost']);
    expect(codeOf(await desk.handlers['recording.reveal']({ id }))).toBe('not_found');
    expect(codeOf(await desk.handlers['recording.saveAs']({ id, as: null }))).toBe('not_found');
    expect(standing.revealed).toEqual([]);
  });

  it('is shown in its folder, and saved where the person wants it', async () => {
    const target = join(ownFolder(), 'mine.wav');
    const standing = await deskOfRecordings({ target });
    const call = await standing.call();
    const sound = tone();
    const { id } = answerOf(await handOver(standing, call.id, sound));
    answerOf(await standing.desk.handlers['recording.reveal']({ id }));
    expect(standing.revealed).toEqual([join(standing.recordings, `${id}.wav`)]);
    expect(answerOf(await standing.desk.handlers['recording.saveAs']({ id, as: null }))).toEqual({
      saved: true,
    });
    expect(readFileSync(target).equals(sound)).toBe(true);
    expect(codeOf(await standing.desk.handlers['recording.saveAs']({ id, as: 'mp3' }))).toBe('internal');
  });

  it('is saved nowhere when the person closes the dialog', async () => {
    const standing = await deskOfRecordings();
    const call = await standing.call();
    const { id } = answerOf(await handOver(standing, call.id, tone()));
    expect(answerOf(await standing.desk.handlers['recording.saveAs']({ id, as: 'mp3' }))).toEqual({
      saved: false,
    });
  });
});

describe('another format of a recording that the person saves', () => {
  /** A page that makes it when the test says so, and stops when it is told to. */
  function slowMedia() {
    const asked: Parameters<MediaWork['transcode']>[] = [];
    const { promise: finished, resolve: finish } = Promise.withResolvers<{ ok: true }>();
    const work: MediaWork = {
      ...media({ ok: false, why: 'unsupported' }),
      transcode: (...ask) => {
        asked.push(ask);
        const { stop } = ask[3];
        return new Promise((resolve) => {
          stop.addEventListener('abort', () => resolve({ ok: false, why: 'cancelled' }), { once: true });
          void finished.then(resolve);
        });
      },
    };
    return { work, asked, finish: () => finish({ ok: true }) };
  }
  const saving = ({ told }: Standing) =>
    told.filter(({ name }) => name === 'recording.saving').map(({ fact }) => fact);

  async function begun() {
    const page = slowMedia();
    const standing = await deskOfRecordings({ media: page.work, target: join(ownFolder(), 'mine.mp3') });
    const call = await standing.call();
    const { id } = answerOf(await handOver(standing, call.id, tone()));
    const saved = standing.desk.handlers['recording.saveAs']({ id, as: 'mp3' });
    await vi.waitFor(() => expect(page.asked).toHaveLength(1));
    const [ask] = page.asked;
    if (ask === undefined) throw new Error('Nothing was asked of the page.');
    return { ...page, standing, id, saved, ask };
  }

  it('is told of while it is made, and once it is over', async () => {
    const { standing, id, saved, ask, finish } = await begun();
    ask[3].progress(0.25);
    finish();
    expect(answerOf(await saved)).toEqual({ saved: true });
    expect(saving(standing)).toEqual([0, 0.25, null].map((done) => ({ id, done })));
  });

  it('is stopped by the person, and was saved nowhere', async () => {
    const { standing, id, saved, ask } = await begun();
    answerOf(await standing.desk.handlers['recording.stopSaving']({ id: randomUUID() }));
    expect(ask[3].stop.aborted).toBe(false);
    answerOf(await standing.desk.handlers['recording.stopSaving']({ id }));
    expect(answerOf(await saved)).toEqual({ saved: false });
    expect(saving(standing).at(-1)).toEqual({ id, done: null });
  });
});

describe('a waveform', () => {
  it('is computed once, kept with the playing time, and told of', async () => {
    const work = media({ ok: true, durationMs: 3000, peaks });
    const standing = await deskOfRecordings({ media: work });
    const call = await standing.call();
    const { id } = answerOf(await handOver(standing, call.id, tone()));
    await vi.waitFor(async () => expect(await standing.log.peaks(id)).toEqual(peaks));
    await vi.waitFor(async () => expect((await standing.log.recording(id))?.durationMs).toBe(3000));
    expect(answerOf(await standing.desk.handlers['recording.peaks']({ id }))).toEqual({ peaks });
    expect(work.peaks).toHaveBeenCalledTimes(1);
  });

  it('that cannot be made says why on the recording, and is not tried again and again', async () => {
    const work = media({ ok: false, why: 'damaged' });
    const standing = await deskOfRecordings({ media: work });
    const call = await standing.call();
    const { id } = answerOf(await handOver(standing, call.id, tone()));
    await vi.waitFor(async () =>
      expect(await standing.desk.list(call.id)).toMatchObject([
        { unplayable: expect.stringMatching(/damaged/) },
      ]),
    );
    for (let n = 0; n < 3; n += 1)
      expect(answerOf(await standing.desk.handlers['recording.peaks']({ id }))).toEqual({ peaks: null });
    expect(work.peaks).toHaveBeenCalledTimes(1);
  });

  it('that was still missing when the app ended is computed at the next start', async () => {
    const first = await deskOfRecordings({
      media: { ...media({ ok: false, why: 'failed' }), peaks: () => new Promise(() => undefined) },
    });
    const call = await first.call();
    const { id } = answerOf(await handOver(first, call.id, tone()));
    await first.stop();
    const second = await deskOfRecordings({
      folder: first.folder,
      media: media({ ok: true, durationMs: 1, peaks }),
    });
    await second.desk.start();
    await vi.waitFor(async () => expect(await second.log.peaks(id)).toEqual(peaks));
  });
});

describe('a start after a crash', () => {
  it('brings in what was whole and not yet in the log, and drops what was not', async () => {
    const first = await deskOfRecordings();
    const call = await first.call();
    const whole = anArrival({ call: call.id, name: 'whole.wav' });
    const half = anArrival({ call: call.id, name: 'half.wav' });
    const memo = anArrival({ call: call.id, name: 'Memo', kind: 'memo' });
    const sound = tone();
    for (const one of [whole, half, memo]) {
      await first.files.begin(one);
      await first.files.append(one.id, 0, new Uint8Array(one === memo ? tone(600) : sound));
    }
    await first.files.finish(whole.id);
    await first.stop();
    const second = await deskOfRecordings({ folder: first.folder });
    await second.desk.start();
    const found = await second.desk.list(call.id);
    expect(found.map(({ name, kind, recovered }) => ({ name, kind, recovered }))).toEqual(
      expect.arrayContaining([
        { name: 'whole.wav', kind: 'attached', recovered: false },
        { name: 'Memo', kind: 'memo', recovered: true },
      ]),
    );
    expect(found).toHaveLength(2);
    expect(namesIn(second.recordings)).toEqual([`${whole.id}.wav`, `${memo.id}.wav`].sort());
  });
});
