import { describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { ok, type Result } from '../../contract/ipc/result.ts';
import type { AppBridge } from '../../renderer/app/desk/app-bridge.ts';
import { openDesk } from '../../renderer/app/desk/open-desk.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

/** A page's storage in memory. */
function storageOf(kept: Record<string, string>): Storage {
  const items = new Map(Object.entries(kept));
  return {
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
  };
}

describe('a window that opens again', () => {
  it('has the drafts that were kept before it asks for the calls, whose cards take the cursor', async () => {
    const call: Call = endedCall({ id: madeUpId(1), endedAt: null, status: 'answered' });
    const found = Promise.withResolvers<Result<{ call: Call }>>();
    const asked: string[] = [];
    const ask = new Proxy({} as AppBridge['ask'], {
      ownKeys: () => ['call.get', 'app.overview', 'call.annotate', 'call.list', 'call.count'],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      get: (_, name: string) => () => {
        asked.push(name);
        if (name === 'call.get') return found.promise;
        return new Promise(() => undefined);
      },
    });
    const on = new Proxy({} as AppBridge['on'], { get: () => () => () => undefined });
    const page = {
      localStorage: storageOf({ [`ringnote.draft.${call.id}`]: '1 <p>half a sentence</p>' }),
      sessionStorage: storageOf({}),
      addEventListener() {},
      document: { addEventListener() {} },
    } as unknown as Window;
    const { drafts } = openDesk({ ask, on } as AppBridge, page);
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toContain('call.get');
    expect(asked).not.toContain('app.overview');

    found.resolve(ok({ call }));
    await expect.poll(() => asked).toContain('app.overview');
    expect(drafts.draft(call.id)?.html).toBe('<p>half a sentence</p>');
    expect(asked.indexOf('call.annotate')).toBeLessThan(asked.indexOf('app.overview'));
  });
});
