import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appRequests } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import { mediaRequests } from '../../contract/ipc/media-contract.ts';
import type { Requests } from '../../contract/ipc/message.ts';
import { phoneRequests } from '../../contract/ipc/phone-contract.ts';
import { quickRequests } from '../../contract/ipc/quick-contract.ts';
import { ok } from '../../contract/ipc/result.ts';
import { serve } from '../../main/ipc/serve.ts';
import { type FakePage, fakePage } from '../support/fake-page.ts';
import { brokenAsks, goodAsks, type Shape } from '../support/hostile-asks.ts';
import { answerOf, standingApp } from '../support/standing-app.ts';

const quiet = { info() {}, warn() {}, error() {} };

/** Serves a contract with handlers that only write down that they were called. */
function recording<R extends Requests>(requests: R, origin: string): { page: FakePage; calls: unknown[] } {
  const calls: unknown[] = [];
  const handlers = Object.fromEntries(
    Object.keys(requests).map((name) => [name, async (ask: unknown) => ok(calls.push(ask))]),
  );
  const page = fakePage(`${origin}/index.html`);
  serve(page, requests, handlers as unknown as Handlers<R>, { origin, log: quiet });
  return { page, calls };
}

const bridges: [string, Requests, string][] = [
  ['main window', appRequests, 'app://ringnote'],
  ['quick-log window', quickRequests, 'app://ringnote'],
  ['phone page', phoneRequests, 'app://phone'],
  ['media page', mediaRequests, 'app://media'],
];

const messages = bridges.flatMap(([bridge, requests, origin]) =>
  Object.entries(requests).map(([name, spec]) => ({
    bridge,
    name,
    requests,
    origin,
    shape: z.toJSONSchema(spec.ask, { io: 'input', unrepresentable: 'any' }) as Shape,
  })),
);

describe.each(messages)('$name from the $bridge', ({ name, requests, origin, shape }) => {
  it('reaches its handler when it is as agreed', async () => {
    const { page, calls } = recording(requests, origin);
    const asks = goodAsks(shape);
    for (const ask of asks) await page.ask(name, ask);
    expect(calls).toEqual(asks);
  });

  it('is refused with a code and changes nothing when one thing in it is wrong', async () => {
    const { page, calls } = recording(requests, origin);
    let tried = 0;
    for (const { at, how, value } of brokenAsks(shape)) {
      tried += 1;
      const answer = await page.ask(name, value);
      expect(answer, `${name} ${at}: ${how}`).toMatchObject({ ok: false, error: { code: 'bad_request' } });
      expect(calls, `${name} ${at}: ${how}`).toEqual([]);
    }
    expect(tried).toBeGreaterThanOrEqual(20);
  });

  it('is refused with no part or with two', async () => {
    const { page, calls } = recording(requests, origin);
    for (const parts of [[], [{}, {}], [undefined]]) {
      expect(await page.askParts(name, parts)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    }
    expect(calls).toEqual([]);
  });
});

describe('a refusal', () => {
  it('names the message, the field and what is wrong with it', async () => {
    const { page } = recording(appRequests, 'app://ringnote');
    expect(await page.ask('call.list', { filter: {}, limit: 2000 })).toMatchObject({
      error: { message: expect.stringMatching(/^call\.list was refused: limit: .*<=200/) },
    });
  });
});

describe('the standing app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-hostile-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is as it was after every hostile message from any of its pages', async () => {
    const standing = await standingApp(folder);
    await standing.register();
    answerOf(await standing.app.app['call.place']({ number: '+14165550142' }));
    const state = async () => ({
      overview: answerOf(await standing.app.app['app.overview']({})),
      page: answerOf(await standing.app.app['call.list']({ filter: {}, limit: 200 })),
      start: answerOf(await standing.app.quick['quick.overview']({})),
      told: standing.told.length,
      toldQuick: standing.toldQuick.length,
      windows: standing.quickWindow.length,
      commands: standing.commands.length,
    });
    const before = await state();
    const main = fakePage('app://ringnote/app/index.html');
    serve(main, appRequests, standing.app.app, { origin: 'app://ringnote', log: quiet });
    const phone = fakePage('app://phone/phone/index.html');
    serve(phone, phoneRequests, standing.app.phone, { origin: 'app://phone', log: quiet });
    const quick = fakePage('app://ringnote/quick/index.html');
    serve(quick, quickRequests, standing.app.quick, { origin: 'app://ringnote', log: quiet });
    const pages = new Map<Requests, FakePage>([
      [appRequests, main],
      [quickRequests, quick],
      [phoneRequests, phone],
    ]);
    for (const { name, requests, shape } of messages) {
      const page = pages.get(requests);
      if (page === undefined) continue;
      for (const { value } of brokenAsks(shape)) {
        expect(await page.ask(name, value)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
      }
    }
    expect(await state()).toEqual(before);
    await standing.stop();
  }, 90_000);
});
