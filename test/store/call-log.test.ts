import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CallLog, StoreError } from '../../main/core/ports.ts';
import { noted, said } from './notes.ts';
import { aCall, anEvent, aRingingCall, monday, openLog, ownFolder, rowsOf } from './store-fixture.ts';

/** What there is of a call that nobody touched, beside the call and its events. */
const bare = { recordings: [], original: null, parts: [], noteVersions: 0 };

async function aLog(): Promise<{ log: CallLog; file: string }> {
  const file = join(ownFolder(), 'calls.db');
  return { log: await openLog(file), file };
}

describe('recording a call', () => {
  it('gives back every fact as it was written, with its events oldest first', async () => {
    const { log } = await aLog();
    const ringing = aRingingCall({
      remote: { raw: 'tel:“weird”\u0000', e164: null, name: null },
      account: null,
    });
    const ended = aCall({
      ...ringing,
      revision: 2,
      heldMs: 12,
      heldSince: monday + 7,
      muted: true,
      recovered: true,
      ...noted('line one\nline two 🙂'),
      contactName: 'Dr. Zoë',
      company: 'Müller & Co.',
      followUpAt: monday + 86_400_000,
      tags: ['a', 'b c'],
      disposition: 'left_voicemail',
      annotatedAt: monday + 9,
      state: 'ended',
      outcome: 'missed',
      cause: { family: 'q850', code: 19, text: 'no answer' },
    });
    const first = { ...anEvent(ringing), at: monday };
    const second = { ...anEvent(ringing), at: monday + 1, type: 'answered' as const };
    await log.record(ringing, first);
    expect(await log.get(ringing.id)).toEqual({ ...bare, call: ringing, events: [first] });
    await log.record(ended, second);
    expect(await log.get(ringing.id)).toEqual({ ...bare, call: ended, events: [first, second] });
  });

  it('is refused and changes nothing when the revision is not the next one', async () => {
    const { log, file } = await aLog();
    const call = aRingingCall();
    await expect(log.record({ ...call, revision: 2 }, anEvent(call))).rejects.toMatchObject({
      code: 'failed',
    });
    await log.record(call, anEvent(call));
    for (const revision of [1, 3]) {
      const stale = log.record({ ...call, revision, ...noted('lost update') }, anEvent(call));
      await expect(stale).rejects.toBeInstanceOf(StoreError);
    }
    expect(await log.get(call.id)).toEqual({ ...bare, call, events: [anEvent(call)] });
    expect(rowsOf(file, 'SELECT count(*) AS n FROM call_event')).toEqual([{ n: 1 }]);
    expect(await log.count({ text: 'lost' })).toBe(0);
  });

  it('moves a call to its new place when its start becomes known better', async () => {
    const { log } = await aLog();
    const early = aCall({ startedAt: monday });
    const moving = aCall({ startedAt: monday - 1000, ...noted('moves'), annotatedAt: monday });
    for (const call of [early, moving]) await log.record(call, anEvent(call));
    const moved = { ...moving, revision: 2, startedAt: monday + 5000 };
    await log.record(moved, anEvent(moved));
    expect((await log.list({}, undefined, 10)).calls).toEqual([moved, early]);
    expect((await log.list({ text: 'moves' }, undefined, 10)).calls).toEqual([moved]);
  });

  it('finds a call by its words and status of now, not by those it had before', async () => {
    const { log } = await aLog();
    const ringing = aRingingCall({ remote: { raw: '5550100', e164: null, name: 'Old Name' } });
    await log.record(ringing, anEvent(ringing));
    expect(await log.count({ text: 'old', statuses: ['ringing'] })).toBe(1);
    const missed = aCall({
      ...ringing,
      revision: 2,
      state: 'ended',
      outcome: 'missed',
      remote: { ...ringing.remote, name: 'New Name' },
    });
    await log.record(missed, anEvent(missed));
    expect(await log.count({ text: 'old' })).toBe(0);
    expect(await log.count({ text: 'new', statuses: ['ringing'] })).toBe(0);
    expect(await log.count({ text: 'new', statuses: ['missed'] })).toBe(1);
  });

  it('leaves one growing change number per call, for those who follow the log', async () => {
    const { log, file } = await aLog();
    const [one, two] = [aRingingCall(), aRingingCall()];
    await log.record(one, anEvent(one));
    await log.record(two, anEvent(two));
    await log.annotate(one.id, { note: said('x') }, monday);
    expect(rowsOf(file, 'SELECT seq, call, revision, removed FROM change ORDER BY seq')).toEqual([
      { seq: 2, call: two.id, revision: 1, removed: 0 },
      { seq: 3, call: one.id, revision: 2, removed: 0 },
    ]);
  });
});

describe('annotating a call', () => {
  it('raises the revision and keeps what is not mentioned', async () => {
    const { log } = await aLog();
    const call = aRingingCall();
    await log.record(call, anEvent(call));
    await log.annotate(call.id, { note: said('asked for Überweisung'), tags: ['vip'] }, monday + 1);
    const annotated = await log.annotate(call.id, { disposition: 'busy' }, monday + 2);
    expect(annotated).toEqual({
      ...call,
      revision: 3,
      ...noted('asked for Überweisung'),
      tags: ['vip'],
      disposition: 'busy',
      annotatedAt: monday + 2,
      notedAt: monday + 1,
    });
    expect((await log.get(call.id))?.call).toEqual(annotated);
    expect(await log.count({ text: 'uberw VIP' })).toBe(1);
  });

  it('can take a disposition back', async () => {
    const { log } = await aLog();
    const call = aCall({ disposition: 'busy', annotatedAt: monday });
    await log.record(call, anEvent(call));
    expect((await log.annotate(call.id, { disposition: null }, monday))?.disposition).toBeNull();
  });

  it('gives null for a call that is not there', async () => {
    const { log } = await aLog();
    expect(await log.annotate(randomUUID(), { note: said('x') }, monday)).toBeNull();
  });

  it('of many at once loses none', async () => {
    const { log } = await aLog();
    const call = aRingingCall();
    await log.record(call, anEvent(call));
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => log.annotate(call.id, { note: said(`note ${n}`) }, monday)),
    );
    expect((await log.get(call.id))?.call).toMatchObject({ revision: 21, noteText: 'note 19' });
  });
});

describe('the heartbeat', () => {
  it('moves lastAt of live calls forward only, and raises no revision', async () => {
    const { log } = await aLog();
    const [live, ended] = [aRingingCall(), aCall()];
    for (const call of [live, ended]) await log.record(call, anEvent(call));
    await log.heartbeat([live.id, ended.id, randomUUID()].map((id) => ({ id, at: monday + 90_000 })));
    await log.heartbeat([{ id: live.id, at: monday + 80_000 }]);
    expect((await log.get(live.id))?.call).toEqual({ ...live, lastAt: monday + 90_000 });
    expect((await log.get(ended.id))?.call).toEqual(ended);
  });
});

describe('the open calls', () => {
  it('are those that have not ended, oldest first', async () => {
    const { log } = await aLog();
    const later = aRingingCall({ startedAt: monday + 3000, ...noted('live note'), annotatedAt: monday });
    const calls = [later, aCall(), aRingingCall()];
    for (const call of calls) await log.record(call, anEvent(call));
    expect(await log.open()).toEqual([calls[2], later]);
  });
});

describe('importing', () => {
  it('takes many calls, those with one and the same start too, and can be repeated', async () => {
    const { log } = await aLog();
    const calls = Array.from({ length: 1100 }, (_, n) =>
      aCall({ ...noted(n === 7 ? 'seven' : ''), annotatedAt: n === 7 ? 1 : null }),
    );
    await log.importCalls(calls);
    await log.importCalls(calls.slice(400));
    expect(await log.count({})).toBe(1100);
    expect((await log.list({ text: 'seven' }, undefined, 10)).calls).toEqual([calls[7]]);
  });

  it('lets a live call be recorded in between', async () => {
    const { log } = await aLog();
    let imported = false;
    const importing = log.importCalls(Array.from({ length: 3000 }, () => aCall())).then(() => {
      imported = true;
    });
    const call = aRingingCall();
    await log.record(call, anEvent(call));
    expect(imported).toBe(false);
    await importing;
    expect(await log.count({})).toBe(3001);
  });
});

describe('demo calls', () => {
  it('are counted and removed with their words, and leave the others alone', async () => {
    const { log, file } = await aLog();
    const kept = aCall({ ...noted('genuine'), annotatedAt: 1 });
    await log.record(kept, anEvent(kept));
    await log.importCalls(
      Array.from({ length: 1234 }, () => aCall({ demo: true, ...noted('pretend'), annotatedAt: 1 })),
    );
    expect(await log.countDemo()).toBe(1234);
    expect(await log.removeDemo()).toBe(1234);
    expect(await log.removeDemo()).toBe(0);
    expect(await log.count({ text: 'pretend' })).toBe(0);
    expect((await log.list({}, undefined, 10)).calls).toEqual([kept]);
    expect(rowsOf(file, 'SELECT count(*) AS n FROM call_annotation')).toEqual([{ n: 1 }]);
    expect(rowsOf(file, 'SELECT count(*) AS n FROM change WHERE removed = 1')).toEqual([{ n: 1234 }]);
  });
});

describe('an unknown call or page', () => {
  it('is null for a call', async () => {
    const { log } = await aLog();
    expect(await log.get(randomUUID())).toBeNull();
    expect(await log.get("' OR 1=1 --")).toBeNull();
  });

  it('is refused for a page', async () => {
    const { log } = await aLog();
    for (const after of ['', 'x', '1e9', '9'.repeat(17), '-', '1; DROP TABLE call']) {
      await expect(log.list({}, after, 10)).rejects.toMatchObject({ code: 'failed' });
    }
  });
});

describe('closing', () => {
  it('folds everything into one file and refuses later questions', async () => {
    const { log, file } = await aLog();
    const call = aCall();
    await log.record(call, anEvent(call));
    await log.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(statSync(file).size).toBeGreaterThan(0);
    await expect(log.get(call.id)).rejects.toMatchObject({ code: 'failed' });
    await expect(log.record(aCall(), anEvent(call))).rejects.toBeInstanceOf(StoreError);
  });

  it('first answers what was asked before', async () => {
    const { log, file } = await aLog();
    const call = aCall();
    const recorded = log.record(call, anEvent(call));
    await log.close();
    await recorded;
    const again = await openLog(file);
    expect((await again.get(call.id))?.call).toEqual(call);
  });
});

describe('the events of a call', () => {
  it('cannot be rewritten', async () => {
    const { log, file } = await aLog();
    const call = aCall();
    await log.record(call, anEvent(call));
    await log.close();
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(file);
    expect(() => db.exec("UPDATE call_event SET event = '{}'")).toThrow('append-only');
    db.close();
  });
});
