import { afterEach, describe, expect, it } from 'vitest';
import { type Call, noteLimit } from '../../contract/call/call.ts';
import type { PhoneReport } from '../../contract/ipc/phone-contract.ts';
import { type CallLog, StoreError } from '../../main/core/ports.ts';
import { codeOf, history, inLog, logged, toldCalls } from '../support/calls-at-desk.ts';
import {
  answerOf,
  newFolder,
  removeFolders,
  type StandingApp,
  standingApp,
} from '../support/standing-app.ts';

let standing: StandingApp;
afterEach(async () => {
  await standing.stop();
  await removeFolders();
});

const stand = async (around?: (log: CallLog) => CallLog): Promise<void> => {
  standing = await standingApp(await newFolder(), around);
  await standing.register();
};
const arrived = (ref = 'in-1', remoteUser = '5145550101'): PhoneReport => ({
  kind: 'call.arrived',
  ref,
  remoteUser,
  remoteName: 'Marie Gagnon',
});
const over = (ref = 'in-1'): PhoneReport => ({
  kind: 'call.ended',
  ref,
  by: 'remote',
  sipCode: null,
  reasonHeader: null,
  text: '',
});
const annotate = (ask: Parameters<StandingApp['app']['app']['call.annotate']>[0]) =>
  standing.app.app['call.annotate'](ask);

describe('a note', () => {
  it('is kept as the allow-list has it, with its plain text', async () => {
    await stand();
    const { id } = await logged(standing);
    const note = '<p onclick="x()">Hello <b>Marie</b><script>alert(1)</script></p>';
    expect(answerOf(await annotate({ id, note }))).toMatchObject({
      note: '<p>Hello <strong>Marie</strong></p>',
      noteText: 'Hello Marie',
    });
    expect((await inLog(standing, id)).note).toBe('<p>Hello <strong>Marie</strong></p>');
  });

  it('that is too long is refused in words, and what was kept stays', async () => {
    await stand();
    const { id } = await logged(standing, { note: '<p>short</p>' });
    expect(codeOf(await annotate({ id, note: `<p>${'x'.repeat(noteLimit)}</p>` }))).toBe('done');
    const refused = await annotate({ id, note: `<p>${'y'.repeat(noteLimit + 1)}</p>` });
    expect(refused).toMatchObject({
      error: { code: 'bad_request', message: expect.stringContaining('100000') },
    });
    expect((await inLog(standing, id)).noteText).toHaveLength(noteLimit);
    expect((await inLog(standing, id)).noteText[0]).toBe('x');
  });

  it('keeps its earlier texts', async () => {
    await stand();
    const { id } = await logged(standing, { note: '<p>Wants the blue one, by Friday</p>' });
    standing.pass(600_000);
    answerOf(await annotate({ id, note: '<p>Wants the red one</p>' }));
    const { versions } = answerOf(await standing.app.app['note.versions']({ id }));
    expect(versions).toMatchObject([{ noteText: 'Wants the blue one, by Friday' }]);
    expect(answerOf(await standing.app.app['call.get']({ id })).noteVersions).toBe(1);
  });
});

describe('what is said in one line', () => {
  it('is trimmed, each tag once, and nothing when it is blank', async () => {
    await stand();
    const { id } = await logged(standing);
    const call = answerOf(
      await annotate({
        id,
        tags: [' VIP ', 'vip', ' ', 'a\nb'],
        disposition: ' ',
        company: '\u202eNordljus ',
      }),
    );
    expect(call).toMatchObject({ tags: ['VIP', 'a b'], disposition: null, company: 'Nordljus' });
  });
});

/** A name goes on behind the answer: at once where the disk is free, in seconds where it is not. */
const soon = { timeout: 10_000 };

describe('a name', () => {
  it('of someone who withheld their number is theirs alone, in this call', async () => {
    await stand();
    for (const ref of ['in-1', 'in-2']) {
      await standing.report(arrived(ref, 'anonymous'));
      await standing.report(over(ref));
    }
    const [second] = (await history(standing)) as [Call];
    answerOf(await annotate({ id: second.id, contactName: 'Zoe' }));
    await logged(standing, { number: 'anonymous', contactName: 'Ann' });
    await standing.report(arrived('in-3', 'anonymous'));
    const names = (await history(standing)).map(({ contactName }) => contactName);
    expect(names.sort()).toEqual(['Ann', 'Zoe', null, null]);
  });

  it('goes on to the other calls of its number, however the number was written, and to no other', async () => {
    await stand();
    const [same, other] = [
      await logged(standing, { number: '+1 514 555 0102' }),
      await logged(standing, { number: '514 555 0103' }),
    ];
    const { id } = await logged(standing);
    const before = standing.told.length;
    answerOf(await annotate({ id, contactName: 'Marie', company: 'Nordljus' }));
    await expect.poll(() => toldCalls(standing, before).map((call) => call.id), soon).toEqual([id, same.id]);
    expect(await inLog(standing, same.id)).toMatchObject({ contactName: 'Marie', company: 'Nordljus' });
    expect(await inLog(standing, other.id)).toMatchObject({ contactName: null });
    expect(standing.told.slice(before).map(({ name }) => name)).not.toContain('log.changed');
  });

  it('that a quit kept from the other calls reaches them at the next start', async () => {
    const folder = await newFolder();
    const closing = new StoreError('failed', 'Closed.');
    standing = await standingApp(folder, (log) => ({ ...log, spreadName: () => Promise.reject(closing) }));
    const first = await logged(standing);
    const second = await logged(standing);
    answerOf(await annotate({ id: second.id, contactName: 'Marie' }));
    expect(await inLog(standing, first.id)).toMatchObject({ contactName: null });
    await standing.stop();
    standing = await standingApp(folder);
    await expect.poll(() => inLog(standing, first.id), soon).toMatchObject({ contactName: 'Marie' });
  });

  it('is told of many calls at once, while events of a live call go between', async () => {
    await stand();
    const calls: Call[] = [];
    for (let n = 0; n < 120; n += 1) calls.push(await logged(standing));
    await standing.report(arrived());
    const before = standing.told.length;
    answerOf(await annotate({ id: (calls[0] as Call).id, contactName: 'Marie' }));
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    await expect
      .poll(
        async () => (await history(standing)).filter(({ contactName }) => contactName === 'Marie').length,
        soon,
      )
      .toBe(120);
    await expect
      .poll(() => standing.told.slice(before).map(({ name }) => name), soon)
      .toContain('log.changed');
    expect(
      toldCalls(standing, before).filter(({ remote }) => remote.raw === '514 555 0102').length,
    ).toBeLessThan(60);
    expect(standing.app.live()).toMatchObject([{ status: 'answered', contactName: null }]);
  });

  it('is borne by the next call of its number from its first moment', async () => {
    await stand();
    await logged(standing, { number: '5145550101', contactName: 'Marie', company: 'Nordljus' });
    const before = standing.told.length;
    await standing.report(arrived());
    expect(toldCalls(standing, before)[0]).toMatchObject({
      status: 'initiated',
      contactName: 'Marie',
      company: 'Nordljus',
    });
  });

  it('given during a call stays through its next events', async () => {
    await stand();
    await standing.report(arrived());
    const { id } = (await history(standing))[0] as Call;
    answerOf(await annotate({ id, contactName: 'Marie' }));
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    await standing.report(over());
    expect(await inLog(standing, id)).toMatchObject({ contactName: 'Marie', status: 'answered' });
  });

  it('that cannot be looked up costs no call', async () => {
    await stand((log) => ({ ...log, nameOf: () => Promise.reject(new StoreError('failed', 'No.')) }));
    await standing.report(arrived());
    expect(await history(standing)).toMatchObject([{ direction: 'inbound', contactName: null }]);
  });

  it('that is long in coming holds up no call, and is given when it is there', async () => {
    let letGo = (): void => undefined;
    let slow = false;
    await stand((log) => ({
      ...log,
      nameOf: async (party) => {
        if (slow) await new Promise<void>((resolve) => (letGo = resolve));
        return log.nameOf(party);
      },
    }));
    await logged(standing, { number: '5145550101', contactName: 'Marie' });
    slow = true;
    await standing.report(arrived());
    const [call] = standing.app.live() as [Call];
    expect(call).toMatchObject({ direction: 'inbound', contactName: null });
    letGo();
    await expect.poll(() => standing.app.live(), soon).toMatchObject([{ id: call.id, contactName: 'Marie' }]);
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    expect(await inLog(standing, call.id)).toMatchObject({ status: 'answered', contactName: 'Marie' });
  });
});

describe('one change to many calls', () => {
  it('changes all of them, a live one included, and leaves out those that are gone', async () => {
    await stand();
    const ids = [(await logged(standing)).id, (await logged(standing, { tags: ['old'] })).id];
    await standing.report(arrived());
    const live = (standing.app.live()[0] as Call).id;
    const { calls } = answerOf(
      await standing.app.app['call.annotateMany']({
        ids: [...ids, live, crypto.randomUUID()],
        disposition: 'connected',
        addTags: ['new', ' NEW '],
        removeTags: ['old'],
      }),
    );
    expect(calls.map(({ id }) => id)).toEqual([...ids, live]);
    for (const call of calls) expect(call).toMatchObject({ disposition: 'connected', tags: ['new'] });
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    expect(await inLog(standing, live)).toMatchObject({ status: 'answered', disposition: 'connected' });
  });
});
