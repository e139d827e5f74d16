import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../contract/call/call.ts';
import { toLogConditions } from '../../contract/call/to-log.ts';
import type { CallLog } from '../../main/core/ports.ts';
import { noted, said } from './notes.ts';
import { aCall, anEvent, aRingingCall, monday, openLog, ownFolder } from './store-fixture.ts';

const minute = 60_000;

async function aLogOf(...calls: CallRecord[]): Promise<CallLog> {
  const log = await openLog(join(ownFolder(), 'calls.db'));
  await log.importCalls(calls);
  return log;
}

const numbered = (raw: string, name: string | null = null) => ({ raw, e164: raw, name });

describe('an earlier text of a note', () => {
  it('is kept once two minutes have gone by, with the time at which it was replaced', async () => {
    const call = aCall();
    const log = await aLogOf(call);
    const write = (text: string, minutes: number) =>
      log.annotate(call.id, { note: said(text) }, monday + minutes * minute);
    await write('asked', 0);
    await write('asked for', 1);
    await write('asked for a quote', 2);
    await write('asked for a quote by mail', 3);
    await write('asked for a quote by mail on Friday', 60);
    expect(await log.noteVersions(call.id)).toMatchObject([
      { at: monday + 60 * minute, noteText: 'asked for a quote by mail' },
      { at: monday + 2 * minute, ...noted('asked for') },
    ]);
    expect((await log.get(call.id))?.noteVersions).toBe(2);
  });

  it('is kept at once when most of it is deleted', async () => {
    const call = aCall();
    const log = await aLogOf(call);
    await log.annotate(call.id, { note: said('everything that was agreed on the phone') }, monday);
    await log.annotate(call.id, { note: said('') }, monday + 1000);
    expect(await log.noteVersions(call.id)).toMatchObject([noted('everything that was agreed on the phone')]);
  });

  it('goes when a hundred newer ones are there', async () => {
    const call = aCall();
    const log = await aLogOf(call);
    for (let n = 0; n <= 103; n += 1)
      await log.annotate(call.id, { note: said(`text ${n}`) }, monday + n * 3 * minute);
    const versions = await log.noteVersions(call.id);
    expect(versions.map(({ noteText }) => noteText)).toEqual(
      Array.from({ length: 100 }, (_, n) => `text ${102 - n}`),
    );
  });

  it('is not made by a change of something else', async () => {
    const call = aCall(noted('a note'));
    const log = await aLogOf({ ...call, annotatedAt: monday });
    await log.annotate(call.id, { disposition: 'busy', note: said('a note') }, monday + 60 * minute);
    expect(await log.noteVersions(call.id)).toEqual([]);
  });
});

describe('a change to many calls', () => {
  it('adds and removes tags whatever their case, and says the disposition', async () => {
    const [one, two] = [aCall({ tags: ['Lead', 'old'] }), aCall({ tags: ['vip'], disposition: 'busy' })];
    const log = await aLogOf(one, two);
    const change = { disposition: 'connected', addTags: ['VIP', 'new'], removeTags: ['OLD'] };
    const changed = await log.annotateMany([one.id, randomUUID(), two.id], change, monday + 1);
    expect(changed).toMatchObject([
      { id: one.id, revision: 2, tags: ['Lead', 'VIP', 'new'], disposition: 'connected' },
      { id: two.id, revision: 2, tags: ['vip', 'new'], disposition: 'connected', annotatedAt: monday + 1 },
    ]);
    expect(await log.count({ tags: ['new'], dispositions: ['connected'] })).toBe(2);
    expect(await log.count({ tags: ['old'] })).toBe(0);
  });

  it('leaves a call alone that is so already, and what it does not speak of', async () => {
    const call = aCall({ tags: ['vip'], disposition: 'busy', ...noted('kept'), annotatedAt: monday });
    const log = await aLogOf(call);
    expect(await log.annotateMany([call.id], { addTags: ['VIP'] }, monday + 1)).toEqual([call]);
    const [changed] = await log.annotateMany([call.id], { disposition: null }, monday + 1);
    expect(changed).toMatchObject({ revision: 2, disposition: null, tags: ['vip'], ...noted('kept') });
  });
});

describe('the name of a number', () => {
  const party = { raw: '(020) 555', e164: '+4420555' };
  const other = numbered('+12125550100');

  it('is given to its calls in slices, and to no others', async () => {
    const its = Array.from({ length: 5 }, (_, n) =>
      aCall({ startedAt: monday + n * 1000, remote: { ...party, name: 'UNKNOWN' } }),
    );
    const log = await aLogOf(...its, aCall({ remote: other }));
    const name = { contactName: 'Ada Lovelace', company: 'Engines' };
    await log.nameNumber(party, name, monday);
    expect(await log.spreadName(party, monday, 3)).toHaveLength(3);
    const rest = await log.spreadName(party, monday, 3);
    expect(rest).toHaveLength(2);
    expect(rest[0]).toMatchObject({ ...name, revision: 2 });
    expect(await log.spreadName(party, monday, 3)).toEqual([]);
    expect(await log.nameOf({ raw: 'anything', e164: party.e164 })).toEqual(name);
    expect(await log.nameOf(other)).toBeNull();
    expect(await log.count({ contacts: ['ada lovelace'], companies: ['ENGINES'] })).toBe(5);
    expect(await log.count({ contacts: ['UNKNOWN'] })).toBe(0);
    expect(await log.count({ text: 'lovel eng' })).toBe(5);
  });

  it('can be taken back', async () => {
    const call = aCall({ remote: other, contactName: 'Wrong', annotatedAt: monday });
    const log = await aLogOf(call);
    await log.nameNumber(other, { contactName: 'Wrong', company: null }, monday);
    await log.nameNumber(other, { contactName: null, company: null }, monday);
    expect(await log.nameOf(other)).toBeNull();
    expect(await log.unfinishedNames()).toEqual([{ raw: other.raw, e164: null }]);
    expect(await log.spreadName(other, monday, 5)).toMatchObject([{ contactName: null }]);
    expect(await log.unfinishedNames()).toEqual([]);
  });

  it.each(['', 'anonymous', 'Unknown', 'restricted', 'thisis@anonymous.invalid'])(
    'is not kept for calls without a number (%j)',
    async (raw) => {
      const hidden = { raw, e164: null };
      const named = aCall({ remote: { ...hidden, name: null }, contactName: 'Zoe', annotatedAt: monday });
      const log = await aLogOf(aCall({ remote: { ...hidden, name: 'Marie' } }), named);
      await log.nameNumber(hidden, { contactName: 'Everybody', company: null }, monday);
      expect(await log.nameOf(hidden)).toBeNull();
      expect(await log.spreadName(hidden, monday, 5)).toEqual([]);
      expect(await log.people('marie', 8)).toEqual([]);
      expect(await log.count({ numbers: [raw || ' '] })).toBe(0);
      await log.trash([named.id], monday);
      expect(await log.restore([named.id], monday)).toMatchObject([{ contactName: 'Zoe' }]);
    },
  );
});

describe('the people that the log knows', () => {
  it('are each found once by name, company or number, the last called first, and not by notes or tags', async () => {
    const calls = [
      aCall({ remote: numbered('+12125550101', 'Marie Gagnon'), startedAt: monday }),
      ...Array.from({ length: 60 }, (_, n) =>
        aCall({ remote: numbered('+12125550102', 'Marc Roy'), startedAt: monday + minute + n * 1000 }),
      ),
      aCall({ remote: numbered('+12125550103'), ...noted('Marie called'), tags: ['Marie'] }),
      aCall({ remote: { raw: '', e164: null, name: 'Marie Nobody' } }),
      aCall({ remote: numbered('+12125550104'), company: 'Market Ltd', startedAt: monday - minute }),
    ];
    const log = await aLogOf(...calls);
    await log.nameNumber(numbered('+12125550101'), { contactName: 'M. Gagnon', company: 'ACME' }, monday);
    expect(await log.people('mar', 8)).toEqual([
      {
        number: '+12125550102',
        e164: '+12125550102',
        name: 'Marc Roy',
        named: false,
        company: null,
        lastCallAt: monday + minute + 59_000,
      },
      {
        number: '+12125550101',
        e164: '+12125550101',
        name: 'M. Gagnon',
        named: true,
        company: 'ACME',
        lastCallAt: monday,
      },
      expect.objectContaining({ number: '+12125550104', company: 'Market Ltd', name: null }),
    ]);
    expect(await log.people('mar', 2)).toHaveLength(2);
    expect((await log.people('marie gagn', 8)).map(({ number }) => number)).toEqual(['+12125550101']);
    expect((await log.people('0103', 8)).map(({ number }) => number)).toEqual(['+12125550103']);
    expect((await log.people('(212) 555-01', 8)).map(({ number }) => number)).toHaveLength(4);
    expect((await log.people('', 8)).map(({ number }) => number.slice(-1))).toEqual(['2', '3', '1', '4']);
    expect(await log.people('nobody', 8)).toEqual([]);
  });
});

describe('the values there are to filter by', () => {
  it('are counted as calls come, change and go, the most frequent first', async () => {
    const log = await aLogOf(
      aCall({ tags: ['Lead', 'lead', 'vip'], disposition: 'busy', company: 'Acme', demo: true }),
      aCall({ tags: ['LEAD'], contactName: 'Zoë', account: null }),
      aCall({ remote: numbered('+12125550101') }),
    );
    expect(await log.facets()).toEqual({
      dispositions: [{ value: 'busy', calls: 1 }],
      tags: [
        { value: 'Lead', calls: 2 },
        { value: 'vip', calls: 1 },
      ],
      contacts: [
        { value: 'Zoë', calls: 1 },
        { value: 'Zoë Müller', calls: 1 },
      ],
      companies: [{ value: 'Acme', calls: 1 }],
      accounts: [{ value: 'sip:me@example.org', calls: 2 }],
    });
    const [lead = ''] = await log.ids({ contacts: ['Zoë'] }, 1);
    await log.annotate(lead, { tags: ['vip'], contactName: null }, monday);
    await log.removeDemo();
    expect(await log.facets()).toEqual({
      dispositions: [],
      tags: [{ value: 'vip', calls: 1 }],
      contacts: [{ value: 'Zoë Müller', calls: 1 }],
      companies: [],
      accounts: [{ value: 'sip:me@example.org', calls: 1 }],
    });
  });

  it('are at most two hundred of a kind', async () => {
    const log = await aLogOf(...Array.from({ length: 250 }, (_, n) => aCall({ disposition: `said ${n}` })));
    expect((await log.facets()).dispositions).toHaveLength(200);
  });
});

describe('a follow-up', () => {
  it('is listed by its date and told of once when it is due, and again when it is moved', async () => {
    const [late, soon, none] = [aCall(), aCall(), aCall()];
    const log = await aLogOf(late, soon, none);
    await log.annotate(late.id, { followUpAt: monday + 200 }, monday);
    await log.annotate(soon.id, { followUpAt: monday + 100 }, monday);
    const ids = (calls: CallRecord[]) => calls.map(({ id }) => id);
    expect(ids(await log.followUps(10))).toEqual([soon.id, late.id]);
    expect(await log.takeDueFollowUps(monday + 99)).toEqual([]);
    expect(ids(await log.takeDueFollowUps(monday + 100))).toEqual([soon.id]);
    expect(await log.takeDueFollowUps(monday + 100)).toEqual([]);
    await log.annotate(soon.id, { note: said('spoke to her') }, monday);
    expect(await log.takeDueFollowUps(monday + 150)).toEqual([]);
    await log.annotate(soon.id, { followUpAt: monday + 120 }, monday);
    expect(ids(await log.takeDueFollowUps(monday + 500))).toEqual([soon.id, late.id]);
    await log.annotate(soon.id, { followUpAt: null }, monday);
    expect(ids(await log.followUps(10))).toEqual([late.id]);
  });
});

describe('what waits for the person', () => {
  const toLog = { ...toLogConditions(false), from: monday };
  const ask = { now: monday + 1000, toLog };

  it('counts ended calls without note and disposition since then, made-up ones and the trash left out', async () => {
    const missed = { outcome: 'missed' as const, answeredAt: null };
    const trashed = aCall();
    const log = await aLogOf(
      aCall(),
      aCall(missed),
      aCall({ demo: true }),
      aCall({ startedAt: monday - 1 }),
      aCall({ disposition: 'busy' }),
      aCall(noted('said')),
      aCall({ tags: ['vip'], followUpAt: monday + 900 }),
      aCall({ disposition: 'busy', followUpAt: monday + 5000 }),
      trashed,
    );
    const live = aRingingCall();
    await log.record(live, anEvent(live));
    await log.trash([trashed.id], monday);
    const others = { followUpsDue: 1, followUps: 2, trash: 1 };
    expect(await log.counts(ask)).toEqual({ unlogged: 3, ...others });
    expect(await log.counts({ ...ask, toLog: { ...toLogConditions(true), from: monday } })).toEqual({
      unlogged: 2,
      ...others,
    });
    expect(await log.counts({ ...ask, toLog: null })).toEqual({ unlogged: 0, ...others });
  });

  it('offers the newest unlogged call that is not made up', async () => {
    const calls = [0, 1000, 2000, 3000].map((after) => aCall({ startedAt: monday + after }));
    const [older, newer, logged, pretend] = calls as [CallRecord, CallRecord, CallRecord, CallRecord];
    const log = await aLogOf(older, newer, { ...logged, disposition: 'busy' }, { ...pretend, demo: true });
    expect((await log.lastUnlogged())?.id).toBe(newer.id);
    await log.annotate(newer.id, { note: said('done') }, monday);
    expect((await log.lastUnlogged())?.id).toBe(older.id);
    await log.trash([older.id], monday);
    expect(await log.lastUnlogged()).toBeNull();
  });
});
