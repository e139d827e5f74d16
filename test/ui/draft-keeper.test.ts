import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { browserDraftStorage } from '../../renderer/app/note/browser-draft-storage.ts';
import { DraftKeeper } from '../../renderer/app/note/draft-keeper.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

const id = madeUpId(1);

/** A keeper on a clock that the test turns, and a main that answers when the test says. */
class Bench {
  now = 0;
  readonly stored = new Map<string, string>();
  readonly sent: { at: number; note: string; answer: (result: Result<Call>) => void }[] = [];
  readonly saved: Call[] = [];
  readonly keeper: DraftKeeper;
  #timers: { at: number; then: () => void }[] = [];

  constructor(left: Record<string, string> = {}) {
    for (const [key, text] of Object.entries(left)) this.stored.set(key, text);
    this.keeper = new DraftKeeper({
      save: (_, note) =>
        new Promise((answer) => {
          this.sent.push({ at: this.now, note, answer });
        }),
      saved: (call) => this.saved.push(call),
      storage: {
        all: () => new Map(this.stored),
        write: (key, text) => this.stored.set(key, text),
        remove: (key) => this.stored.delete(key),
      },
      later: (ms, then) => {
        const timer = { at: this.now + ms, then };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((each) => each !== timer);
        };
      },
    });
  }

  async turn(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.now = due.at;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      due.then();
      await settle();
    }
    this.now = until;
  }

  async accept(index: number): Promise<void> {
    const { note, answer } = this.#at(index);
    answer(ok(endedCall({ id, note, revision: 10 + index })));
    await settle();
  }

  async refuse(index: number, code: 'storage_full' | 'not_found' = 'storage_full'): Promise<void> {
    this.#at(index).answer(fail(code, 'The disk is full.'));
    await settle();
  }

  #at(index: number) {
    const sent = this.sent[index];
    if (!sent) throw new Error(`Nothing was sent as number ${index}.`);
    return sent;
  }
}

/** Lets promises that are due run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

describe('a note that is being typed', () => {
  it('is in the page’s storage with the key, and on its way to main 400 ms later', async () => {
    const bench = new Bench();
    bench.keeper.type(id, 'W');
    expect(bench.stored.get(id)).toBe('W');
    await bench.turn(399);
    expect(bench.sent).toHaveLength(0);
    await bench.turn(1);
    expect(bench.sent.map(({ note }) => note)).toEqual(['W']);
  });

  it('is sent while the typing goes on, not only once it pauses', async () => {
    const bench = new Bench();
    for (let key = 1; key <= 20; key += 1) {
      bench.keeper.type(id, 'x'.repeat(key));
      await bench.turn(100);
    }
    expect(bench.sent.length).toBeGreaterThanOrEqual(3);
  });

  it('says that it is being saved, then saved', async () => {
    const bench = new Bench();
    bench.keeper.hold(id, '');
    bench.keeper.type(id, 'W');
    expect(bench.keeper.draft(id)?.state).toBe('saving');
    await bench.turn(400);
    await bench.accept(0);
    expect(bench.keeper.draft(id)).toEqual({ html: 'W', state: 'saved', failure: null });
    expect(bench.stored.has(id)).toBe(false);
  });

  it('is not replaced by the echo of an older text', async () => {
    const bench = new Bench();
    bench.keeper.type(id, 'one');
    await bench.turn(400);
    bench.keeper.type(id, 'one two');
    await bench.accept(0);
    expect(bench.keeper.draft(id)).toEqual({ html: 'one two', state: 'saving', failure: null });
    expect(bench.stored.get(id)).toBe('one two');
  });

  it('is let go once it is saved and no editor has the cursor in it', async () => {
    const bench = new Bench();
    const release = bench.keeper.hold(id, '');
    bench.keeper.type(id, 'W');
    bench.keeper.flush(id);
    release();
    expect(bench.keeper.draft(id)?.html).toBe('W');
    await bench.accept(0);
    expect(bench.keeper.draft(id)).toBeUndefined();
    expect(bench.saved.map(({ note }) => note)).toEqual(['W']);
  });

  it('is sent at once when it is flushed, even behind a save that has not been answered', async () => {
    const bench = new Bench();
    bench.keeper.type(id, 'a');
    bench.keeper.flush();
    bench.keeper.type(id, 'ab');
    bench.keeper.flush();
    expect(bench.sent.map(({ note }) => note)).toEqual(['a', 'ab']);
  });

  it('is written out by its editor before it is sent', () => {
    const bench = new Bench();
    bench.keeper.type(id, 'a');
    bench.keeper.hold(id, '', () => bench.keeper.type(id, 'a, and what was typed since'));
    bench.keeper.flush();
    expect(bench.sent.map(({ note }) => note)).toEqual(['a, and what was typed since']);
  });

  it('is emptied when the person empties it', async () => {
    const bench = new Bench();
    bench.keeper.hold(id, 'old note');
    bench.keeper.type(id, '');
    bench.keeper.flush(id);
    expect(bench.sent.map(({ note }) => note)).toEqual(['']);
  });
});

describe('a note that could not be saved', () => {
  it('says why, stays, and is tried again after 1, 2 and 4 seconds', async () => {
    const bench = new Bench();
    bench.keeper.type(id, 'W');
    await bench.turn(400);
    await bench.refuse(0);
    expect(bench.keeper.draft(id)).toEqual({ html: 'W', state: 'failed', failure: 'The disk is full.' });
    expect(bench.stored.get(id)).toBe('W');
    await bench.turn(1_000);
    await bench.refuse(1);
    await bench.turn(2_000);
    await bench.refuse(2);
    await bench.turn(4_000);
    expect(bench.sent.map(({ at }) => at)).toEqual([400, 1_400, 3_400, 7_400]);
    await bench.accept(3);
    expect(bench.keeper.draft(id)).toBeUndefined();
  });

  it('is sent 400 ms after the next key, however long the retry would have waited', async () => {
    const bench = new Bench();
    bench.keeper.type(id, 'W');
    await bench.turn(400);
    await bench.refuse(0);
    await bench.turn(300);
    bench.keeper.type(id, 'Wo');
    await bench.turn(200);
    bench.keeper.type(id, 'Wor');
    await bench.turn(200);
    expect(bench.sent.map(({ note }) => note)).toEqual(['W', 'Wor']);
  });
});

describe('a note whose call is not in the log any more', () => {
  async function gone() {
    const bench = new Bench();
    bench.keeper.type(id, 'W');
    await bench.turn(400);
    await bench.refuse(0, 'not_found');
    return bench;
  }

  it('is kept and said to be so, but not tried again, by no clock and no flush', async () => {
    const bench = await gone();
    bench.keeper.flush();
    bench.keeper.flush(id);
    await bench.turn(60_000);
    expect(bench.sent).toHaveLength(1);
    expect(bench.stored.get(id)).toBe('W');
    expect(bench.keeper.draft(id)).toEqual({ html: 'W', state: 'gone', failure: null });
    expect(bench.keeper.gone()).toEqual([{ id, html: 'W' }]);
    expect(bench.keeper.gone()).toBe(bench.keeper.gone());
  });

  it('is tried once more when the person types on', async () => {
    const bench = await gone();
    bench.keeper.type(id, 'Wo');
    expect(bench.keeper.gone()).toEqual([]);
    await bench.turn(400);
    await bench.accept(1);
    expect(bench.stored.size).toBe(0);
  });

  it('is not sent by the next start, and stays until it is discarded', async () => {
    const bench = new Bench({ [id]: 'half a sen' });
    bench.keeper.restore(new Set([id]));
    bench.keeper.flush();
    await bench.turn(60_000);
    expect(bench.sent).toEqual([]);
    expect(bench.keeper.gone()).toEqual([{ id, html: 'half a sen' }]);
    bench.keeper.discard(id);
    expect(bench.keeper.gone()).toEqual([]);
    expect(bench.keeper.draft(id)).toBeUndefined();
    expect(bench.stored.size).toBe(0);
  });
});

describe('a draft that an earlier page left behind', () => {
  it('is shown and sent', async () => {
    const bench = new Bench({ [id]: 'half a sen' });
    bench.keeper.restore();
    expect(bench.keeper.draft(id)?.html).toBe('half a sen');
    expect(bench.sent.map(({ note }) => note)).toEqual(['half a sen']);
    await bench.accept(0);
    expect(bench.stored.size).toBe(0);
  });
});

describe('the drafts in the page’s storage', () => {
  class PageStorage {
    readonly #values = new Map<string, string>();
    get length() {
      return this.#values.size;
    }
    key = (index: number) => [...this.#values.keys()][index] ?? null;
    getItem = (key: string) => this.#values.get(key) ?? null;
    setItem = (key: string, value: string) => void this.#values.set(key, value);
    removeItem = (key: string) => void this.#values.delete(key);
    clear = () => this.#values.clear();
  }

  it('come back as they were written', () => {
    const drafts = browserDraftStorage(new PageStorage(), () => 5);
    drafts.write(id, '<p>a &amp; <strong>b</strong></p>');
    expect(drafts.all().get(id)).toBe('<p>a &amp; <strong>b</strong></p>');
    expect(drafts.typedAt().get(id)).toBe(5);
  });

  it('of an older Ringnote were plain text, and come back as notes with the same text', () => {
    const storage = new PageStorage();
    storage.setItem(`ringnote.draft.${id}`, '1764000000000 Wants <b>the\noffer & more');
    const drafts = browserDraftStorage(storage, () => 5);
    expect(drafts.all().get(id)).toBe('<p>Wants &lt;b&gt;the</p><p>offer &amp; more</p>');
    expect(drafts.typedAt().get(id)).toBe(1764000000000);
  });
});

type Act =
  | { do: 'type'; key: string }
  | { do: 'pause'; ms: number }
  | { do: 'flush' }
  | { do: 'blur' }
  | { do: 'crash' };

describe('the keeper', () => {
  it('loses nothing that was typed once main takes it, and is at most 500 ms behind while main answers within 300 ms', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            {
              weight: 8,
              arbitrary: fc.record({
                do: fc.constant('type' as const),
                key: fc.constantFrom('a', 'ü', '\n'),
              }),
            },
            {
              weight: 8,
              arbitrary: fc.record({
                do: fc.constant('pause' as const),
                ms: fc.integer({ min: 1, max: 700 }),
              }),
            },
            { weight: 1, arbitrary: fc.constant({ do: 'flush' as const }) },
            { weight: 1, arbitrary: fc.constant({ do: 'blur' as const }) },
            { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
          ),
          { maxLength: 60 },
        ),
        fc.array(
          fc.record({ after: fc.integer({ min: 0, max: 300 }), refuses: fc.integer({ min: 0, max: 9 }) }),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        async (walk: Act[], main) => {
          let bench = new Bench();
          let release = bench.keeper.hold(id, '');
          let text = '';
          let kept = '';
          let answered = 0;
          let refused = false;
          let mended = false;
          let unsentSince: number | null = null;
          const pass = async (ms: number) => {
            for (let step = 0; step < ms; step += 10) {
              await bench.turn(Math.min(10, ms - step));
              for (; answered < bench.sent.length; answered += 1) {
                const sent = bench.sent[answered];
                const plan = main[answered % main.length];
                if (!sent || !plan || sent.at + plan.after > bench.now) break;
                if (plan.refuses === 0 && !mended) {
                  refused = true;
                  await bench.refuse(answered);
                } else {
                  kept = sent.note;
                  await bench.accept(answered);
                }
              }
              if (bench.sent.at(-1)?.note === text) unsentSince = null;
              if (unsentSince !== null && !refused)
                expect(bench.now - unsentSince, 'behind the typing').toBeLessThanOrEqual(500);
            }
          };
          for (const act of walk) {
            if (bench.sent.at(-1)?.note === text) unsentSince = null;
            if (act.do === 'type') {
              text += act.key;
              unsentSince ??= bench.now;
              bench.keeper.type(id, text);
            } else if (act.do === 'pause') await pass(act.ms);
            else if (act.do === 'flush') bench.keeper.flush();
            else if (act.do === 'blur') {
              bench.keeper.flush(id);
              release();
              release = bench.keeper.hold(id, bench.keeper.draft(id)?.html ?? kept);
            } else {
              const left = Object.fromEntries(bench.stored);
              const at = bench.now;
              bench = new Bench(left);
              bench.now = at;
              answered = 0;
              unsentSince = null;
              bench.keeper.restore();
              release = bench.keeper.hold(id, kept);
            }
            expect(bench.keeper.draft(id)?.html ?? kept).toBe(text);
          }
          release();
          mended = true;
          await pass(40_000);
          expect(kept).toBe(text);
          expect(bench.stored.size).toBe(0);
          expect(bench.keeper.draft(id)).toBeUndefined();
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});
