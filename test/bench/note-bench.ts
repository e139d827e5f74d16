import { setTimeout as sleep } from 'node:timers/promises';
import { noteText } from '../../contract/note/note-text.ts';
import { plainNote } from '../../contract/note/plain-note.ts';
import { DraftKeeper } from '../../renderer/app/note/draft-keeper.ts';
import { answerOf, type StandingApp } from '../support/standing-app.ts';
import { type Figure, quantile } from './measure.ts';

/** How fast a person types, ms between keys. */
const pace = 60;

/**
 * From each key of a note to the commit that holds it, by the keeper that sends drafts, the handler, the cleaner and the
 * store: with the 400 ms for which the keeper gathers keys. `id` names an ended call; `length` is the note's own, before
 * the keys, in characters.
 */
export async function keyToKept(
  { app }: StandingApp,
  id: string,
  length: number,
  keys: number,
): Promise<Figure> {
  const line = 'Wants the offer again, soon; asks for zebra blinds. ';
  const base = plainNote(
    Array.from({ length: Math.ceil(length / 260) }, () => line.repeat(5))
      .join('\n')
      .slice(0, length),
  );
  answerOf(await app.app['call.annotate']({ id, note: base }));
  const typedAt: number[] = [];
  const took: number[] = [];
  const keeper = new DraftKeeper({
    save: async (call, note) => {
      const answer = await app.app['call.annotate']({ id: call, note });
      const now = performance.now();
      const typed = noteText(note).split('§').length - 1;
      for (let key = took.length; key < typed; key += 1) took.push(now - (typedAt[key] ?? now));
      return answer;
    },
    saved: () => undefined,
    storage: { all: () => new Map(), write: () => undefined, remove: () => undefined },
    later(ms, then) {
      // The keeper never gives up on what it could not send; that must not keep a bench alive whose app has ended.
      const timer = setTimeout(then, ms).unref();
      return () => clearTimeout(timer);
    },
  });
  let note = base;
  for (let key = 0; key < keys; key += 1) {
    note = `${note.slice(0, -'</p>'.length)}§</p>`;
    typedAt.push(performance.now());
    keeper.type(id, note);
    await sleep(pace);
  }
  keeper.flush();
  while (took.length < keys) await sleep(10);
  took.sort((a, b) => a - b);
  return {
    name: `key to kept note: ${length.toLocaleString('en')} characters`,
    n: keys,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  };
}
