import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Conf from 'conf';
import type { CallRecord } from '../../contract/call/call.ts';
import type { CallFilter } from '../../contract/call/query.ts';
import { directions, statuses } from '../../contract/call/words.ts';
import { answerOf, type StandingApp, standingApp } from '../support/standing-app.ts';
import type { Part } from './bench-part.ts';
import { deskReads } from './desk-reads.ts';
import type { FilledLog } from './filled-log.ts';
import { type Figure, measure } from './measure.ts';
import { measureMigration } from './measure-migration.ts';

/** One frame at 60 per second, the most that an answer to the eye may take at p99 (ms). */
const frame = 16;

/** The most that a durable append may cost at p50, as a multiple of the floor of the same run. */
const mostFloors = 8;

const page = 50;
const rounds = 300;
const writes = 300;
/** `conf` rewrites its whole file at each change: a few rounds tell enough. */
const confRounds = 5;

/** What this disk takes to keep one page, bare and as the smallest possible commit of SQLite. */
async function floors(folder: string): Promise<Figure[]> {
  const file = openSync(join(folder, 'floor'), 'a');
  const bytes = Buffer.alloc(4096, 1);
  const sync = await measure('floor: fdatasync of one appended page', writes, () => {
    writeSync(file, bytes);
    fdatasyncSync(file);
  });
  closeSync(file);
  const db = new DatabaseSync(join(folder, 'floor.db'));
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)',
  );
  const insert = db.prepare('INSERT INTO t (b) VALUES (?)');
  const commit = await measure('floor: commit of one row, WAL, FULL', writes, () =>
    insert.run('x'.repeat(200)),
  );
  db.close();
  return [sync, commit];
}

/** The words people would type, each from its first letter to its eighth. */
function typedPrefixes(calls: readonly CallRecord[]): string[][] {
  const words = new Set([
    'called',
    'questions',
    'delivery',
    'support',
    'invoice',
    'customer',
    'confirmed',
    'wants',
    'summary',
  ]);
  for (const { remote } of calls.slice(0, 400))
    for (const name of remote.name?.split(' ') ?? []) words.add(name);
  return Array.from({ length: 8 }, (_, letters) =>
    [...words].filter((word) => word.length > letters).map((word) => word.slice(0, letters + 1)),
  );
}

function cycle<T>(values: readonly T[]): () => T {
  let at = 0;
  return () => values[at++ % values.length] as T;
}

async function reads({ app: { app: desk } }: StandingApp, calls: readonly CallRecord[]): Promise<Figure[]> {
  const list = async (filter: CallFilter, after?: string | null) =>
    answerOf(await desk['call.list']({ filter, limit: page, ...(after ? { after } : {}) }));
  const first = (filters: readonly CallFilter[]) => {
    const next = cycle(filters);
    return () => list(next());
  };
  const times = calls.map(({ startedAt }) => startedAt);
  const [newest = 0, middle = 0, oldest = 0] = [times[0], times[times.length >> 1], times.at(-1)];
  const week = 7 * 86_400_000;
  const ranges: CallFilter[] = [
    { from: newest - week },
    { from: middle, until: middle + week },
    { until: oldest + week },
    { from: middle },
  ];
  const prefixes = typedPrefixes(calls);
  const numbers = calls.slice(0, 500).map(({ remote }) => remote.raw);
  const texts = ['a', 'm', 'mar', 'invoice', 'called', 'questions del', 'support', 'wants pri', '0147'];
  const mixed = (filter: CallFilter) => texts.map((text) => ({ ...filter, text }));
  const statusFilters = statuses.map((status): CallFilter => ({ statuses: [status] }));
  const combined = statuses.flatMap((status) =>
    directions.flatMap((direction) =>
      ranges.map(
        (range): CallFilter => ({ ...range, statuses: [status, 'missed'], directions: [direction] }),
      ),
    ),
  );
  const textCombined = [
    ...mixed({ directions: ['inbound'] }),
    ...mixed({ statuses: ['missed', 'busy'] }),
    ...mixed({ statuses: ['unknown'], directions: ['outbound'] }),
    ...mixed({ statuses: ['answered_elsewhere'], from: middle, until: middle + week }),
    ...mixed({ statuses: ['ringing'] }),
  ];

  const figures = [
    await measure('newest page', rounds, first([{}])),
    await measure('filter: direction', rounds, first(directions.map((one) => ({ directions: [one] })))),
    await measure('filter: status', rounds, first(statusFilters)),
    await measure('filter: date', rounds, first(ranges)),
    await measure('filter: direction, status and date', rounds, first(combined)),
  ];
  for (const [letters, words] of prefixes.entries()) {
    const filters = words.map((text) => ({ text }));
    figures.push(await measure(`search as you type: ${letters + 1} letters`, rounds, first(filters)));
  }
  figures.push(
    await measure('search: two words, the last one partial', rounds, first(mixed({}))),
    await measure(
      'search: number ends with 4 digits',
      rounds,
      first(numbers.map((raw) => ({ text: raw.slice(-4) }))),
    ),
    await measure(
      'search: number begins with 6 digits',
      rounds,
      first(numbers.map((raw) => ({ text: raw.slice(1, 7) }))),
    ),
    await measure('search: text with filters', rounds, first(textCombined)),
  );

  let at: string | null | undefined;
  figures.push(
    await measure('next page, all calls', rounds, async () => {
      at = (await list({}, at)).next;
    }),
  );
  let inText: string | null | undefined;
  figures.push(
    await measure('next page, text with a status', rounds, async () => {
      inText = (await list({ text: 'a', statuses: ['answered'] }, inText)).next;
    }),
  );
  const ids = cycle(calls.filter((_, n) => n % 97 === 0).map(({ id }) => id));
  const count = (filters: readonly CallFilter[]) => {
    const next = cycle(filters);
    return async () => answerOf(await desk['call.count']({ filter: next() }));
  };
  figures.push(
    await measure('get one call with its events', rounds, async () =>
      answerOf(await desk['call.get']({ id: ids() })),
    ),
    await measure('count: all', rounds, count([{}])),
    await measure('count: any filter', rounds, count([...statusFilters, ...ranges, ...combined])),
    await measure('count: text', rounds, count(texts.map((text) => ({ text })))),
    await measure('count: text with filters', rounds, count(textCombined)),
  );
  return figures;
}

/** A call that comes in, written down before the window hears of it, and its note. Its end is not measured. */
async function durableWrites({ app, report }: StandingApp): Promise<Figure[]> {
  const added: string[] = [];
  let ref = '';
  const append = await measure(
    'append a call, durable',
    writes,
    async () => {
      ref = randomUUID();
      await report({ kind: 'call.arrived', ref, remoteUser: '5145550101', remoteName: 'Marie Gagnon' });
    },
    async () => {
      for (const { id } of app.live()) added.push(id);
      const ending = { by: 'remote', sipCode: null, reasonHeader: null, text: '' } as const;
      await report({ kind: 'call.ended', ref, ...ending });
    },
  );
  const id = cycle(added);
  const note = await measure('write a note, durable', writes, async () => {
    answerOf(await app.app['call.annotate']({ id: id(), note: `Asked about the ${randomUUID()} offer` }));
  });
  return [append, note];
}

/** The same work with the whole log as one value of `conf`, held in memory and filtered there as electron-store users do. */
async function onConf(folder: string, calls: readonly CallRecord[]): Promise<Figure[]> {
  const conf = new Conf<{ calls: CallRecord[] }>({
    cwd: folder,
    configName: 'calls',
    projectName: 'bench',
    projectVersion: '1',
  });
  conf.set('calls', [...calls]);
  const matches = (call: CallRecord, text: string) =>
    `${call.remote.name} ${call.remote.raw} ${call.note}`.toLowerCase().includes(text);
  const words = cycle(['invoice', 'mar', 'called']);
  const listed = [
    await measure('conf: newest page', confRounds, () => conf.get('calls').slice(0, page)),
    await measure('conf: filter: direction and status', confRounds, () =>
      conf
        .get('calls')
        .filter(({ direction, outcome }) => direction === 'inbound' && outcome === 'missed')
        .slice(0, page),
    ),
    await measure('conf: search', confRounds, () => {
      const text = words();
      return conf
        .get('calls')
        .filter((call) => matches(call, text))
        .slice(0, page);
    }),
  ];
  const append = await measure('conf: append a call', confRounds, () =>
    conf.set('calls', [{ ...(calls[0] as CallRecord), id: randomUUID() }, ...conf.get('calls')]),
  );
  const note = await measure('conf: write a note', confRounds, () => {
    const [first, ...others] = conf.get('calls');
    conf.set('calls', [{ ...(first as CallRecord), note: 'Asked about the offer' }, ...others]);
  });
  return [...listed, append, note];
}

/**
 * How fast the desk answers over a log, at the boundary that the pages ask (handler, desk, worker hop and back), beside the
 * same work on `conf` (what electron-store stands on) and beside what this disk needs to keep one page.
 */
export async function storeBench({ folder, file, calls, fillMs }: FilledLog): Promise<Part> {
  const migrationMs = measureMigration(folder, calls);
  const opening = performance.now();
  const standing = await standingApp(folder);
  await standing.app.app['call.list']({ filter: {}, limit: page });
  const openMs = Math.round(performance.now() - opening);
  await standing.register();

  const newest = calls[0] as CallRecord;
  const readFigures = [...(await reads(standing, calls)), ...(await deskReads(standing, newest, rounds))];
  const [sync, commit] = (await floors(folder)) as [Figure, Figure];
  const writeFigures = await durableWrites(standing);
  await standing.stop();
  const confFigures = await onConf(folder, calls);

  const slowest = readFigures.reduce((a, b) => (b.p99 > a.p99 ? b : a));
  const append = writeFigures[0] as Figure;
  const times = append.p50 / commit.p50;
  return {
    facts: { fillMs, openMs, migrationMs, fileBytes: statSync(file).size },
    figures: [...readFigures, sync, commit, ...writeFigures, ...confFigures],
    targets: [
      {
        name: `every read under ${frame} ms at p99`,
        holds: slowest.p99 < frame,
        slowest: slowest.name,
        p99: slowest.p99,
      },
      {
        name: `durable append at most ${mostFloors} times the floor (one-row commit) at p50`,
        holds: times <= mostFloors,
        times: Number(times.toFixed(2)),
        timesFdatasync: Number((append.p50 / sync.p50).toFixed(2)),
      },
    ],
  };
}
