import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { chunkLimit, type Recording, recordingLimit } from '../../contract/recording/recording.ts';
import { Intake } from '../../renderer/app/recording/intake.ts';
import type { RecordingAsk } from '../../renderer/app/recording/recording-writer.ts';
import { upload } from '../../renderer/app/recording/upload.ts';

const call = '00000000-0000-4000-8000-000000000001';
const id = '00000000-0000-4000-9000-000000000001';

/** Main's half: takes a part when the test lets it. */
class FakeMain {
  readonly seqs: number[] = [];
  readonly said: string[] = [];
  readonly bytes: number[] = [];
  /** The most parts that waited for an answer at the same time. */
  mostWaiting = 0;
  refusal: Result<never> | null = null;
  #waiting = 0;
  #begun = 0;
  readonly ask: RecordingAsk = {
    'recording.begin': async ({ name, total }) => {
      this.said.push(`begin ${name} ${total}`);
      this.#begun += 1;
      const about = { id: `${id.slice(0, -1)}${this.#begun}`, call, name, total };
      return ok({ ...about, state: 'copying', done: 0, why: null });
    },
    'recording.append': async ({ seq, bytes }) => {
      this.#waiting += 1;
      this.mostWaiting = Math.max(this.mostWaiting, this.#waiting);
      this.seqs.push(seq);
      await new Promise((resolve) => setTimeout(resolve, 2));
      this.bytes.push(...bytes.subarray(0, 1));
      this.#waiting -= 1;
      return this.refusal ?? ok({});
    },
    'recording.finish': async () => {
      this.said.push(`finish after ${this.seqs.length}, ${this.#waiting} waiting`);
      return ok({ id } as Recording);
    },
    'recording.cancel': async () => {
      this.said.push(`cancel, ${this.#waiting} waiting`);
      return ok({});
    },
  };
}

/** A file whose every byte is the number of the chunk that it lies in; it counts how much of it is held at once. */
function fileOf(size: number, fails = Number.POSITIVE_INFINITY) {
  const slices: number[] = [];
  return {
    name: 'call.wav',
    size,
    slices,
    slice: (from: number, to: number) => ({
      arrayBuffer: async () => {
        if (from >= fails) throw new DOMException('gone', 'NotFoundError');
        slices.push(to - from);
        return new Uint8Array(to - from).fill(from / chunkLimit).buffer;
      },
    }),
  };
}

const ports = (main: FakeMain, signal = new AbortController().signal) => ({
  ask: main.ask,
  signal,
  begun: () => undefined,
});

describe('a file that is uploaded', () => {
  it('goes to main in order, a chunk at a time, with two on their way at most', async () => {
    const main = new FakeMain();
    const file = fileOf(chunkLimit * 6 + 5);
    expect(await upload(call, file, ports(main))).toEqual({ state: 'kept', recording: { id } });
    expect(main.seqs).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(main.bytes).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(main.mostWaiting).toBe(2);
    expect(Math.max(...file.slices)).toBe(chunkLimit);
    expect(main.said).toEqual([`begin call.wav ${file.size}`, 'finish after 7, 0 waiting']);
  });

  it('stops when it is told to, and main hears of it once the parts on their way are answered', async () => {
    const main = new FakeMain();
    const stop = new AbortController();
    const end = upload(call, fileOf(chunkLimit * 50), ports(main, stop.signal));
    setTimeout(() => stop.abort(), 10);
    expect(await end).toEqual({ state: 'cancelled' });
    expect(main.seqs.length).toBeLessThan(30);
    expect(main.said.at(-1)).toBe('cancel, 0 waiting');
  });

  it('ends with the reason of main at the first part that is refused', async () => {
    const main = new FakeMain();
    main.refusal = fail('not_audio', 'This is a web page.');
    expect(await upload(call, fileOf(chunkLimit * 50), ports(main))).toEqual({
      state: 'refused',
      why: 'This is a web page.',
    });
    expect(main.seqs.length).toBeLessThanOrEqual(3);
    expect(main.said).toHaveLength(1);
  });

  it('is taken back when it vanishes while it is read', async () => {
    const main = new FakeMain();
    const end = await upload(call, fileOf(chunkLimit * 5, chunkLimit * 2), ports(main));
    expect(end).toMatchObject({ state: 'refused', why: expect.stringContaining('could not be read') });
    expect(main.said.at(-1)).toBe('cancel, 0 waiting');
  });

  it.each([
    ['is empty', 0, 'This file is empty'],
    ['is larger than a recording may be', recordingLimit + 1, '500 MB at most'],
  ])('and %s is refused before a byte of it is read', async (_, size, why) => {
    const main = new FakeMain();
    const file = fileOf(size);
    expect(await upload(call, file, ports(main))).toMatchObject({
      state: 'refused',
      why: expect.stringContaining(why),
    });
    expect([main.said, file.slices]).toEqual([[], []]);
  });
});

describe('several files at once', () => {
  it('go two at a time; each that is refused says so by itself, on the page or beside it', async () => {
    const main = new FakeMain();
    const heard: string[] = [];
    const told: string[] = [];
    const forgotten: string[] = [];
    const intake = new Intake({
      ask: main.ask,
      hearProgress: ({ name, state, why }) => heard.push(`${name} ${state} ${why ?? ''}`.trim()),
      forgetProgress: (gone) => forgotten.push(gone),
      newId: () => 'x',
      tell: (name, refusal) => told.push(`${name}: ${refusal ?? 'attached'}`),
    });
    const leave = intake.shows(call);
    intake.take(call, [fileOf(chunkLimit * 3), fileOf(0), fileOf(chunkLimit), fileOf(chunkLimit)]);
    intake.refuseFolder(call, 'calls');
    await expect.poll(() => forgotten.length).toBe(3);
    expect(heard.filter((each) => each.includes('refused'))).toEqual([
      'calls refused This is a folder. Drop the sound files in it instead.',
      expect.stringContaining('call.wav refused This file is empty'),
    ]);
    expect(main.mostWaiting).toBeLessThanOrEqual(4);
    expect(told).toEqual([]);
    leave();
    intake.refuseFolder(call, 'more');
    expect(told).toEqual([expect.stringContaining('more: This is a folder.')]);
  });

  it('are stopped one by one', async () => {
    const main = new FakeMain();
    const begun: string[] = [];
    const forgotten: string[] = [];
    const intake = new Intake({
      ask: main.ask,
      hearProgress: (progress) => begun.push(progress.id),
      forgetProgress: (gone) => forgotten.push(gone),
      newId: () => 'x',
      tell: () => undefined,
    });
    intake.take(call, [fileOf(chunkLimit * 40), fileOf(chunkLimit * 4)]);
    await expect.poll(() => begun.length).toBe(2);
    await intake.stop(begun[0] ?? '');
    await expect.poll(() => forgotten.length).toBe(2);
    expect(main.said.filter((each) => each.startsWith('cancel'))).toHaveLength(1);
    expect(main.said.filter((each) => each.startsWith('finish'))).toHaveLength(1);
  });
});
