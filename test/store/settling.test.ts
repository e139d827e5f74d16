import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import type { CorrectedFacts } from '../../main/core/ports.ts';
import { aRecording } from './a-recording.ts';
import { noted, said } from './notes.ts';
import { aCall, anEvent, aRingingCall, monday, openLog, ownFolder, rowsOf } from './store-fixture.ts';

async function aLogOf(...calls: CallRecord[]) {
  const file = join(ownFolder(), 'calls.db');
  const log = await openLog(file);
  for (const call of calls) await log.record(call, anEvent(call));
  return { log, file };
}

function factsOf(call: CallRecord, change: Partial<CorrectedFacts>): CorrectedFacts {
  const { direction, remote, startedAt, ringingAt, answeredAt, endedAt, heldMs, outcome, lastAt } = call;
  return { direction, remote, startedAt, ringingAt, answeredAt, endedAt, heldMs, outcome, lastAt, ...change };
}

const changes = 'SELECT call, revision, removed FROM change ORDER BY seq';

describe('a call written down by hand', () => {
  it('is in the log at once, with its events', async () => {
    const { log } = await aLogOf();
    const call = aCall({ source: 'manual', ...noted('on the mobile'), annotatedAt: monday });
    const events: CallEvent[] = [{ ...anEvent(call), at: monday }, anEvent(call)];
    await log.enter(call, events);
    expect(await log.get(call.id)).toMatchObject({ call, events });
    expect(await log.ids({ text: 'mobile' }, 5)).toEqual([call.id]);
    await expect(log.enter(call, events)).rejects.toMatchObject({ code: 'failed' });
    expect((await log.get(call.id))?.events).toHaveLength(2);
  });
});

describe('a correction', () => {
  it('moves the call to its new place, is found by its new facts, and keeps the original once', async () => {
    const call = aCall({ ...noted('kept'), annotatedAt: monday });
    const between = aCall({ startedAt: monday + 60_000 });
    const { log } = await aLogOf(call, between);
    const first = factsOf(call, {
      direction: 'outbound',
      remote: { raw: '+49301234', e164: '+49301234', name: null },
      startedAt: monday + 3_600_000,
      answeredAt: null,
      endedAt: monday + 3_700_000,
      outcome: 'busy',
    });
    const corrected = await log.correct(call.id, first, monday);
    expect(corrected).toEqual({ ...call, ...first, corrected: true, revision: 2 });
    await log.correct(call.id, { ...first, outcome: 'no_answer' }, monday);
    expect(await log.ids({}, 5)).toEqual([call.id, between.id]);
    expect(await log.ids({ numbers: ['+49301234'], statuses: ['no_answer'], lengths: ['none'] }, 5)).toEqual([
      call.id,
    ]);
    expect(await log.count({ directions: ['inbound'] })).toBe(1);
    const { direction, remote, startedAt, answeredAt, endedAt, outcome } = call;
    expect((await log.get(call.id))?.original).toEqual({
      direction,
      remote,
      startedAt,
      answeredAt,
      endedAt,
      outcome,
    });
  });

  it('can be taken back, and then there is no original', async () => {
    const call = aCall();
    const { log } = await aLogOf(call);
    await log.correct(call.id, factsOf(call, { startedAt: monday - 1000, outcome: 'missed' }), monday);
    expect(await log.restoreOriginal(call.id, monday)).toEqual({ ...call, revision: 3 });
    expect(await log.get(call.id)).toMatchObject({ call: { corrected: false }, original: null });
    expect(await log.restoreOriginal(call.id, monday)).toBeNull();
  });

  it('is not for a call that lives, is in the trash or is not there', async () => {
    const [live, trashed] = [aRingingCall(), aCall()];
    const { log } = await aLogOf(live, trashed);
    await log.trash([trashed.id], monday);
    for (const { id } of [live, trashed, aCall()])
      expect(await log.correct(id, factsOf(trashed, { heldMs: 1 }), monday)).toBeNull();
    expect((await log.get(trashed.id))?.original).toBeNull();
  });
});

describe('two calls merged', () => {
  const kept = aCall({ ...noted('first half'), tags: ['vip'], annotatedAt: monday, sourceCallId: 'one' });
  const gone = aCall({
    ...noted('second half'),
    disposition: 'busy',
    followUpAt: monday + 5000,
    annotatedAt: monday,
    startedAt: monday + 61_000,
    sourceCallId: 'two',
  });
  const annotation = { note: said('first half, second half'), disposition: 'busy' };

  async function merged() {
    const { log, file } = await aLogOf(kept, gone);
    await log.correct(gone.id, factsOf(gone, { heldMs: 7 }), monday);
    await log.annotate(gone.id, { note: said('second half, written again') }, monday + 600_000);
    const recording = aRecording(gone.id);
    await log.addRecording(recording, monday);
    await log.takeDueFollowUps(monday + 5000);
    const before = await log.get(gone.id);
    const versions = await log.noteVersions(gone.id);
    const call = await log.merge({ id: kept.id, annotation }, gone.id, monday + 1);
    return { log, file, before, versions, call, recording };
  }

  it('are one, with the events and recordings of both and the note it was given', async () => {
    const { log, call, file, recording } = await merged();
    expect(call).toMatchObject({
      id: kept.id,
      revision: 2,
      noteText: 'first half, second half',
      recordings: 1,
    });
    const whole = await log.get(kept.id);
    expect(whole?.call).toEqual(call);
    expect(whole?.events).toEqual([anEvent(kept), anEvent(gone)]);
    expect(whole?.recordings).toEqual([{ ...recording, call: kept.id }]);
    expect(whole?.parts).toMatchObject([
      { kind: 'merged', call: gone.id, source: 'sip', startedAt: gone.startedAt },
    ]);
    expect(await log.get(gone.id)).toBeNull();
    expect(await log.count({})).toBe(1);
    expect(await log.ids({ text: 'second', hasRecording: true }, 5)).toEqual([kept.id]);
    expect((await log.facets()).dispositions).toEqual([{ value: 'busy', calls: 1 }]);
    expect(rowsOf(file, changes)).toEqual([
      { call: gone.id, revision: 5, removed: 1 },
      { call: kept.id, revision: 2, removed: 0 },
    ]);
  });

  it('are two again exactly as they were when that is undone', async () => {
    const { log, before, versions, file } = await merged();
    const both = await log.unmerge(kept.id, gone.id, monday + 2);
    expect(both?.map(({ id }) => id)).toEqual([kept.id, gone.id]);
    expect(both?.[0]).toEqual({ ...kept, revision: 3, annotatedAt: monday + 2, notedAt: monday + 2 });
    expect(await log.get(kept.id)).toMatchObject({
      call: both?.[0],
      events: [anEvent(kept)],
      recordings: [],
      parts: [],
    });
    expect(await log.get(gone.id)).toEqual({ ...before, call: { ...before?.call, revision: 6 } });
    expect(both?.[1]).toEqual((await log.get(gone.id))?.call);
    expect((await log.noteVersions(gone.id)).map(({ noteText }) => noteText)).toEqual(
      versions.map(({ noteText }) => noteText),
    );
    expect(await log.takeDueFollowUps(monday + 6000)).toEqual([]);
    expect(await log.ids({ text: 'second' }, 5)).toEqual([gone.id]);
    expect(await log.ids({ hasRecording: true }, 5)).toEqual([gone.id]);
    expect((await log.facets()).tags).toEqual([{ value: 'vip', calls: 1 }]);
    expect(await log.unmerge(kept.id, gone.id, monday)).toBeNull();
    expect(rowsOf(file, 'SELECT origin FROM call_event')).toEqual([{ origin: null }, { origin: null }]);
  });

  it('keep what was said of them since, when that is undone', async () => {
    const { log } = await merged();
    await log.annotate(kept.id, { note: said('written after the merge') }, monday + 2);
    const both = await log.unmerge(kept.id, gone.id, monday + 3);
    expect(both?.[0]).toMatchObject({
      ...noted('written after the merge'),
      disposition: null,
      tags: ['vip'],
    });
  });

  it('can be merged into a third, and come apart in steps', async () => {
    const { log, before } = await merged();
    const third = aCall({ startedAt: monday + 500_000, sourceCallId: 'three' });
    await log.record(third, anEvent(third));
    const asItWas = await log.get(kept.id);
    await log.merge({ id: third.id, annotation: {} }, kept.id, monday);
    expect(await log.get(third.id)).toMatchObject({
      events: [anEvent(kept), anEvent(gone), anEvent(third)],
      parts: [{ call: kept.id }],
      call: { recordings: 1 },
    });
    await log.unmerge(third.id, kept.id, monday);
    expect(await log.get(kept.id)).toEqual({ ...asItWas, call: { ...asItWas?.call, revision: 4 } });
    await log.unmerge(kept.id, gone.id, monday);
    expect((await log.get(gone.id))?.events).toEqual(before?.events);
  });

  it('are refused while one of them lives, is in the trash or is not there', async () => {
    const [call, live, trashed] = [aCall(), aRingingCall(), aCall()];
    const { log } = await aLogOf(call, live, trashed);
    await log.trash([trashed.id], monday);
    for (const { id } of [live, trashed, aCall(), call]) {
      expect(await log.merge({ id: call.id, annotation: {} }, id, monday)).toBeNull();
      expect(await log.merge({ id, annotation: {} }, call.id, monday)).toBeNull();
    }
    expect(await log.count({})).toBe(2);
  });
});

describe('a call that was put together from two reports', () => {
  it('is split by the key of one of them', async () => {
    const whole = aCall({ ...noted('spoke'), annotatedAt: monday });
    const { log } = await aLogOf(whole);
    const twin = { source: 'csv', sourceCallId: 'row 7', at: monday + 2000 } as const;
    await log.record({ ...whole, revision: 2 }, { ...twin, type: 'answered' });
    await log.record({ ...whole, revision: 3 }, { ...twin, type: 'resumed' });
    expect((await log.get(whole.id))?.parts).toMatchObject([
      { kind: 'correlated', key: 'csv\nrow 7', source: 'csv', startedAt: monday + 2000, call: null },
    ]);
    const apart = aCall({ source: 'csv', sourceCallId: 'row 7', startedAt: monday + 2000 });
    const both = await log.splitEvents({ ...whole, outcome: 'missed' }, apart, monday);
    expect(both).toEqual([{ ...whole, outcome: 'missed', revision: 4 }, apart]);
    expect(await log.get(whole.id)).toMatchObject({ call: both?.[0], events: [anEvent(whole)], parts: [] });
    expect((await log.get(apart.id))?.events).toHaveLength(2);
    expect(await log.ids({}, 5)).toEqual([apart.id, whole.id]);
    expect(await log.splitEvents(whole, { ...apart, id: randomUUID() }, monday)).toBeNull();
  });
});

describe('a call in the trash', () => {
  it('is in no list, count, search or value but the trash, and comes back as it was', async () => {
    const call = aCall({ ...noted('needle'), tags: ['rare'], followUpAt: monday, annotatedAt: monday });
    const rest = aCall({ startedAt: monday + 1000, account: null });
    const { log, file } = await aLogOf(call, rest);
    const [trashed] = await log.trash([call.id, call.id, randomUUID()], monday + 7);
    expect(trashed).toEqual({ ...call, revision: 2, trashedAt: monday + 7 });
    for (const filter of [
      { text: 'needle' },
      { tags: ['rare'] },
      { statuses: ['answered' as const], accounts: ['sip:me@example.org'] },
      { numbers: ['+12025550123'], hasNote: true },
      { followUp: true as const },
      { until: monday + 1000 },
    ]) {
      expect(await log.count(filter)).toBe(0);
      expect(await log.ids(filter, 5)).toEqual([]);
    }
    for (const filter of [{}, { directions: ['inbound' as const] }, { from: monday }]) {
      expect(await log.count(filter)).toBe(1);
      expect(await log.ids(filter, 5)).toEqual([rest.id]);
    }
    expect((await log.facets()).tags).toEqual([]);
    expect(await log.followUps(5)).toEqual([]);
    expect(await log.takeDueFollowUps(monday + 1)).toEqual([]);
    expect(await log.listTrash(5)).toEqual([trashed]);
    expect((await log.get(call.id))?.call).toEqual(trashed);
    expect(rowsOf(file, changes)).toContainEqual({ call: call.id, revision: 2, removed: 1 });

    expect(await log.restore([call.id, rest.id], monday)).toEqual([{ ...call, revision: 3 }]);
    expect(await log.ids({ text: 'needle', tags: ['rare'] }, 5)).toEqual([call.id]);
    expect((await log.facets()).tags).toEqual([{ value: 'rare', calls: 1 }]);
    expect(await log.listTrash(5)).toEqual([]);
    expect(rowsOf(file, changes)).toContainEqual({ call: call.id, revision: 3, removed: 0 });
  });

  it('stays out of the search when it is annotated there, and is found by that after it is back', async () => {
    const call = aCall();
    const { log } = await aLogOf(call);
    await log.trash([call.id], monday);
    await log.annotate(call.id, { note: said('late words') }, monday);
    expect(await log.count({ text: 'late' })).toBe(0);
    await log.restore([call.id], monday);
    expect(await log.count({ text: 'late' })).toBe(1);
  });

  it('bears, when it comes back, the name that its number was given meanwhile', async () => {
    const call = aCall({ contactName: 'Old', annotatedAt: monday });
    const { log } = await aLogOf(call);
    await log.trash([call.id], monday);
    await log.nameNumber(call.remote, { contactName: 'New', company: 'Acme' }, monday);
    expect(await log.restore([call.id], monday)).toMatchObject([{ contactName: 'New', company: 'Acme' }]);
  });

  it('is removed for good after its time, with all that hangs on it, and tells whose files can go', async () => {
    const [old, older, young] = [aCall(noted('gone')), aCall(), aCall()];
    const { log, file } = await aLogOf(old, older, young);
    const recording = aRecording(old.id, { format: 'flac' });
    await log.addRecording(recording, monday);
    await log.correct(old.id, factsOf(old, { heldMs: 5 }), monday);
    await log.annotate(old.id, { note: said('') }, monday + 900_000);
    await log.trash([older.id], monday + 1);
    await log.trash([old.id], monday + 2);
    await log.trash([young.id], monday + 9);
    expect(await log.purge(monday + 9, 1)).toEqual({ calls: 1, recordings: [] });
    expect(await log.purge(monday + 9, 5)).toEqual({
      calls: 1,
      recordings: [{ id: recording.id, format: 'flac' }],
    });
    expect(await log.purge(monday + 9, 5)).toEqual({ calls: 0, recordings: [] });
    expect(await log.get(old.id)).toBeNull();
    for (const table of ['call_annotation', 'call_event', 'recording', 'call_original', 'note_version'])
      expect(rowsOf(file, `SELECT 1 FROM ${table} WHERE call = '${old.id}'`)).toEqual([]);
    expect(rowsOf(file, 'SELECT removed FROM change')).toEqual([1, 1, 1].map((removed) => ({ removed })));
    expect((await log.listTrash(5)).map(({ id }) => id)).toEqual([young.id]);
  });

  it('is never one that lives', async () => {
    const live = aRingingCall();
    const { log } = await aLogOf(live);
    expect(await log.trash([live.id], monday)).toEqual([]);
    expect(await log.open()).toEqual([live]);
  });
});
