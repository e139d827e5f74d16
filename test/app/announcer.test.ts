import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createAnnouncer } from '../../main/ipc/announcer.ts';

const contract = { 'thing.changed': z.strictObject({ n: z.int() }) };

function stand() {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const announcer = createAnnouncer(contract, log);
  const heard: unknown[] = [];
  const page = {
    gone: false,
    isDestroyed: () => page.gone,
    send: (name: string, envelope: unknown) => void heard.push([name, envelope]),
  };
  return { announcer, log, heard, page };
}

describe('announcements', () => {
  it('are numbered one by one and reach the page in order', () => {
    const { announcer, heard, page } = stand();
    announcer.attach(page);
    announcer.listening();
    announcer.announce('thing.changed', { n: 1 });
    announcer.announce('thing.changed', { n: 2 });
    expect(heard).toEqual([
      ['thing.changed', { seq: 1, fact: { n: 1 } }],
      ['thing.changed', { seq: 2, fact: { n: 2 } }],
    ]);
    expect(announcer.newest()).toBe(2);
  });

  it('wait for a page that does not listen yet', () => {
    const { announcer, heard, page } = stand();
    announcer.attach(page);
    announcer.announce('thing.changed', { n: 1 });
    expect(heard).toEqual([]);
    announcer.listening();
    announcer.listening();
    expect(heard).toEqual([['thing.changed', { seq: 1, fact: { n: 1 } }]]);
  });

  it('leave a gap that the page can see when too many waited', () => {
    const { announcer, heard, page } = stand();
    announcer.attach(page);
    for (let n = 1; n <= 1000; n += 1) announcer.announce('thing.changed', { n });
    announcer.listening();
    expect(heard).toHaveLength(256);
    expect(heard[0]).toEqual(['thing.changed', { seq: 745, fact: { n: 745 } }]);
  });

  it('count on while there is no page, so that the next one asks for what it missed', () => {
    const { announcer, heard, page } = stand();
    announcer.announce('thing.changed', { n: 1 });
    announcer.attach(page);
    announcer.listening();
    announcer.announce('thing.changed', { n: 2 });
    announcer.detach();
    announcer.announce('thing.changed', { n: 3 });
    expect(announcer.newest()).toBe(3);
    expect(heard).toEqual([['thing.changed', { seq: 2, fact: { n: 2 } }]]);
  });

  it('are not kept from a dead page for its successor', () => {
    const { announcer, heard, page } = stand();
    announcer.attach(page);
    announcer.announce('thing.changed', { n: 1 });
    announcer.detach();
    announcer.attach(page);
    announcer.listening();
    expect(heard).toEqual([]);
  });

  it('that break the contract are logged and not sent, and leave a gap', () => {
    const { announcer, heard, log, page } = stand();
    announcer.attach(page);
    announcer.listening();
    announcer.announce('thing.changed', { n: 1.5 });
    announcer.announce('thing.changed', { n: 2 });
    expect(log.error).toHaveBeenCalledOnce();
    expect(heard).toEqual([['thing.changed', { seq: 2, fact: { n: 2 } }]]);
  });

  it('are not sent to destroyed contents', () => {
    const { announcer, heard, page } = stand();
    announcer.attach(page);
    announcer.listening();
    page.gone = true;
    announcer.announce('thing.changed', { n: 1 });
    expect(heard).toEqual([]);
  });
});
