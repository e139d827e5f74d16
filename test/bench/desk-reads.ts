import type { CallRecord } from '../../contract/call/call.ts';
import { lengths } from '../../contract/call/lengths.ts';
import type { CallFilter } from '../../contract/call/query.ts';
import { toLogConditions } from '../../contract/call/to-log.ts';
import { directions } from '../../contract/call/words.ts';
import { answerOf, type StandingApp } from '../support/standing-app.ts';
import { type Figure, measure } from './measure.ts';

const page = 50;
const week = 7 * 86_400_000;

/** Filters by each field that the person's own words brought in, and by several at once, each as it would be clicked. */
async function filtersOf({ app: { app: desk } }: StandingApp, newest: CallRecord) {
  const { dispositions, tags, contacts, companies, accounts } = answerOf(await desk['call.facets']({}));
  const each = (values: { value: string }[], filter: (value: string) => CallFilter): CallFilter[] =>
    values.slice(0, 20).map(({ value }) => filter(value));
  const tagged = tags.slice(0, 4).map(({ value }) => value);
  const number = newest.remote.e164 ?? newest.remote.raw;
  const byName: Record<string, CallFilter[]> = {
    disposition: each(dispositions, (value) => ({ dispositions: [value] })),
    tag: each(tags, (value) => ({ tags: [value] })),
    contact: each(contacts, (value) => ({ contacts: [value] })),
    company: each(companies, (value) => ({ companies: [value] })),
    account: each(accounts, (value) => ({ accounts: [value] })),
    number: [{ numbers: [number] }],
    length: lengths.map((length) => ({ lengths: [length] })),
    'has a note, has none': [{ hasNote: true }, { hasNote: false }],
    'has a recording, has none': [{ hasRecording: true }, { hasRecording: false }],
    'unlogged, follow-up': [{ unlogged: true }, { followUp: true }],
  };
  const combined: CallFilter[] = directions.flatMap((direction): CallFilter[] => [
    { directions: [direction], unlogged: true },
    { directions: [direction], hasNote: true, tags: tagged },
    { directions: [direction], statuses: ['missed', 'no_answer', 'busy'], hasNote: false },
    { directions: [direction], lengths: ['to_5m', 'to_15m'], hasRecording: false },
    { directions: [direction], accounts: accounts.map(({ value }) => value), hasNote: false },
    { directions: [direction], unlogged: true, from: newest.startedAt - week },
    { directions: [direction], text: 'a', unlogged: true },
    { directions: [direction], text: 'mar', hasNote: true, tags: tagged },
  ]);
  return Object.entries({ ...byName, 'several of these': combined });
}

/** What the desk reads of the person's own words: filters by them, values, people, counts. */
export async function deskReads(
  standing: StandingApp,
  newest: CallRecord,
  rounds: number,
): Promise<Figure[]> {
  const { app: desk } = standing.app;
  const figures: Figure[] = [];
  for (const [name, filters] of await filtersOf(standing, newest)) {
    let at = 0;
    const next = () => filters[at++ % filters.length] as CallFilter;
    figures.push(
      await measure(`filter: ${name}`, rounds, async () =>
        answerOf(await desk['call.list']({ filter: next(), limit: page })),
      ),
      await measure(`count: ${name}`, rounds, async () =>
        answerOf(await desk['call.count']({ filter: next() })),
      ),
    );
  }
  const typed = ['', 'm', 'ma', 'mar', 'maria', 'maria k', '0147', '555 01', 'xyzzy'];
  let at = 0;
  const ask = { now: Date.now(), toLog: { ...toLogConditions(false), from: newest.startedAt - week } };
  figures.push(
    await measure('values to filter by', rounds, async () => answerOf(await desk['call.facets']({}))),
    await measure('people by name or number', rounds, async () =>
      answerOf(await desk['people.match']({ text: typed[at++ % typed.length] ?? '' })),
    ),
    await measure('counts of what waits', rounds, () => standing.callLog.counts(ask)),
    await measure('newest unlogged call', rounds, () => standing.callLog.lastUnlogged()),
  );
  return figures;
}
