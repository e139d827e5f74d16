import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../contract/call/call.ts';
import { aRecording } from './a-recording.ts';
import { aCall, anEvent, aRingingCall, monday, openLog, ownFolder } from './store-fixture.ts';

async function aLogOf(...calls: CallRecord[]) {
  const log = await openLog(join(ownFolder(), 'calls.db'));
  for (const call of calls) await log.record(call, anEvent(call));
  return log;
}

describe('a recording', () => {
  it('is given back as it was written, and counts on its call wherever that is read', async () => {
    const call = aCall();
    const log = await aLogOf(call);
    const memo = aRecording(call.id, {
      kind: 'memo',
      recovered: true,
      durationMs: 1234,
      unplayable: 'damaged',
      marks: [{ id: randomUUID(), atMs: 7, text: 'Überweisung' }],
      createdAt: monday + 1,
    });
    const attached = aRecording(call.id);
    await log.addRecording(memo, monday);
    const counted = { ...call, recordings: 2, revision: 3 };
    expect(await log.addRecording(attached, monday)).toEqual(counted);
    expect(await log.recording(memo.id)).toEqual(memo);
    expect(await log.recordings(call.id)).toEqual([attached, memo]);
    expect(await log.get(call.id)).toMatchObject({ call: counted, recordings: [attached, memo] });
    expect((await log.list({ hasRecording: true }, undefined, 5)).calls).toEqual([counted]);
    expect(await log.count({ hasRecording: false })).toBe(0);
    expect(await log.recordingFiles()).toEqual(
      expect.arrayContaining([memo, attached].map(({ id, format }) => ({ id, format }))),
    );
  });

  it('is not kept for a call that is gone, nor twice', async () => {
    const call = aCall();
    const log = await aLogOf(call);
    const stray = aRecording(randomUUID());
    expect(await log.addRecording(stray, monday)).toBeNull();
    expect(await log.recording(stray.id)).toBeNull();
    const one = aRecording(call.id);
    const first = await log.addRecording(one, monday);
    expect(await log.addRecording(one, monday)).toEqual(first);
    expect(await log.recordings(call.id)).toEqual([one]);
  });

  it('of a live call survives what the call does next', async () => {
    const call = aRingingCall();
    const log = await aLogOf(call);
    const counted = await log.addRecording(aRecording(call.id), monday);
    expect(counted).toMatchObject({ recordings: 1, revision: 2 });
    const ended = aCall({ ...call, revision: 3, state: 'ended', outcome: 'missed', endedAt: monday + 5 });
    await log.record(ended, anEvent(ended));
    expect((await log.get(call.id))?.call).toMatchObject({ recordings: 1, outcome: 'missed' });
    expect(await log.ids({ hasRecording: true, statuses: ['missed'] }, 5)).toEqual([call.id]);
  });

  it('can be renamed and marked', async () => {
    const call = aCall();
    const log = await aLogOf(call);
    const one = aRecording(call.id);
    await log.addRecording(one, monday);
    const marks = [{ id: randomUUID(), atMs: 60_000, text: 'price' }];
    const changed = { ...one, name: 'offer.mp3', durationMs: 90_000, marks };
    expect(await log.changeRecording(one.id, { name: 'offer.mp3', durationMs: 90_000, marks })).toEqual(
      changed,
    );
    expect(await log.recording(one.id)).toEqual(changed);
    expect(await log.changeRecording(randomUUID(), { name: 'x' })).toBeNull();
  });

  it('goes into the trash and comes back, and is removed for good after its time', async () => {
    const call = aCall();
    const log = await aLogOf(call);
    const [one, two] = [aRecording(call.id), aRecording(call.id)];
    for (const recording of [one, two]) await log.addRecording(recording, monday);
    expect(await log.trashRecording(one.id, monday + 5, monday)).toMatchObject({
      recordings: 1,
      revision: 4,
    });
    expect(await log.recordings(call.id)).toEqual([two]);
    expect(await log.recording(one.id)).toEqual({ ...one, trashedAt: monday + 5 });
    expect(await log.trashRecording(one.id, null, monday)).toMatchObject({ recordings: 2, revision: 5 });
    await log.trashRecording(one.id, monday + 5, monday);
    await log.trashRecording(two.id, monday + 6, monday);
    expect(await log.count({ hasRecording: true })).toBe(0);
    expect(await log.purgeRecordings(monday + 6)).toEqual([{ id: one.id, format: 'mp3' }]);
    expect(await log.recording(one.id)).toBeNull();
    expect(await log.recordingFiles()).toEqual([{ id: two.id, format: 'mp3' }]);
    expect(await log.trashRecording(randomUUID(), monday, monday)).toBeNull();
  });

  it('keeps its waveform', async () => {
    const call = aCall();
    const log = await aLogOf(call);
    const one = aRecording(call.id);
    await log.addRecording(one, monday);
    expect(await log.peaks(one.id)).toBeNull();
    const levels = Uint8Array.from({ length: 50_000 }, (_, n) => n % 256);
    await log.savePeaks(one.id, { bucketMs: 50, levels });
    expect(await log.peaks(one.id)).toEqual({ bucketMs: 50, levels });
    expect(await log.recording(one.id)).toEqual(one);
    expect(await log.peaks(randomUUID())).toBeNull();
  });
});
