import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import { askLimit, faultOfShape } from '../../main/ipc/ask-shape.ts';
import { serve } from '../../main/ipc/serve.ts';
import { fakePage, frameAt } from '../support/fake-page.ts';

const requests = {
  'thing.double': { ask: z.strictObject({ n: z.int() }), answer: z.strictObject({ n: z.int() }) },
};

function stand(answer: (ask: { n: number }) => Promise<Result<{ n: number }>>) {
  const page = fakePage('app://ringnote/app/index.html');
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const handler = vi.fn(answer);
  serve(page, requests, { 'thing.double': handler }, { origin: 'app://ringnote', log });
  return { page, log, handler };
}

const doubling = async ({ n }: { n: number }) => ok({ n: n * 2 });

describe('a request', () => {
  it('from the page’s own top frame is answered', async () => {
    const { page } = stand(doubling);
    expect(await page.ask('thing.double', { n: 21 })).toEqual({ ok: true, value: { n: 42 } });
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame that was gone when the message came', undefined],
    ['an iframe of the page', frameAt('app://ringnote/app/index.html', frameAt('app://ringnote/x'))],
    ['another top frame of the same origin', frameAt('app://ringnote/app/index.html')],
  ])('from %s is refused and logged, and its handler not called', async (_name, frame) => {
    const { page, log, handler } = stand(doubling);
    expect(await page.ask('thing.double', { n: 1 }, frame)).toMatchObject({
      ok: false,
      error: { code: 'not_allowed' },
    });
    expect(handler).not.toHaveBeenCalled();
    expect(log.warn).toHaveBeenCalledOnce();
  });

  it.each([
    'app://phone/phone/index.html',
    'app://ringnote.evil/app/index.html',
    'app://ringnote@evil/app/index.html',
    'https://ringnote/app/index.html',
    'file:///app/index.html',
    'about:blank',
    'data:text/html,x',
    '',
  ])('from a top frame at %s is refused', async (url) => {
    const page = fakePage(url);
    const handler = vi.fn(doubling);
    const log = { info() {}, warn() {}, error() {} };
    serve(page, requests, { 'thing.double': handler }, { origin: 'app://ringnote', log });
    expect(await page.ask('thing.double', { n: 1 })).toMatchObject({ error: { code: 'not_allowed' } });
    expect(handler).not.toHaveBeenCalled();
  });

  it('from a frame that dies while it is looked at is answered with a code', async () => {
    const { page, handler } = stand(doubling);
    const dying = {
      get url(): string {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      },
      parent: null,
    };
    Object.assign(page, { mainFrame: dying });
    const answer = await page.ask('thing.double', { n: 1 }, dying as unknown as typeof page.mainFrame);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(handler).not.toHaveBeenCalled();
  });
});

describe('a handler', () => {
  it('that refuses gives its refusal as a value', async () => {
    const { page } = stand(async () => fail('not_found', 'There is no such thing.'));
    expect(await page.ask('thing.double', { n: 1 })).toEqual({
      ok: false,
      error: { code: 'not_found', message: 'There is no such thing.' },
    });
  });

  it('that throws is logged, and the page learns nothing of why', async () => {
    const { page, log } = stand(async () => {
      throw new Error('password is hunter2');
    });
    const answer = await page.ask('thing.double', { n: 1 });
    expect(answer).toEqual({ ok: false, error: { code: 'internal', message: t('refusal.internal') } });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    expect(log.error).toHaveBeenCalledOnce();
  });

  it.each([
    ['of the wrong type', { ok: true, value: { n: 'two' } }],
    ['with a field too many', { ok: true, value: { n: 2, secret: 'x' } }],
    ['with an unknown code', { ok: false, error: { code: 'whatever', message: '' } }],
  ])('that answers %s is a defect, not an answer', async (_name, wrong) => {
    const { page, log } = stand(async () => wrong as unknown as Result<{ n: number }>);
    expect(await page.ask('thing.double', { n: 1 })).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
    expect(log.error).toHaveBeenCalledOnce();
  });
});

describe('the weight of a request', () => {
  it('may be the longest note many times over, and not much more', () => {
    expect(faultOfShape({ note: 'x'.repeat(100_000) }, askLimit)).toBeNull();
    expect(faultOfShape({ note: 'x'.repeat(askLimit / 2) }, askLimit)).toBe('it is too large');
  });

  it('is found without walking through all of a huge or endless one', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    const bush: unknown[] = [];
    bush.push(bush, bush, bush, bush);
    const began = performance.now();
    expect(faultOfShape(cycle, askLimit)).toBe('it is nested too deeply');
    expect(faultOfShape(bush, askLimit)).toBe('it is too large');
    expect(faultOfShape(new Array(50_000_000), askLimit)).toBe('it is too large');
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
