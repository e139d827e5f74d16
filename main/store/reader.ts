import type { DatabaseSync } from 'node:sqlite';
import type { CallEvent } from '../../contract/call/event.ts';
import type { CallFilter } from '../../contract/call/query.ts';
import { type Direction, directions, type Status, statuses } from '../../contract/call/words.ts';
import { StoreError } from '../core/ports.ts';
import { type CallRow, selectCalls, toRecord } from './call-row.ts';
import { createWordCutter } from './cut-words.ts';
import { keyRange } from './order-key.ts';
import { facetsOf, searchQuery } from './search-query.ts';
import { inTransaction } from './transaction.ts';
import type { ReaderVerbs } from './verbs.ts';

/** The most events that go with one call: the newest, should a line ever report more (the contract's own limit). */
const mostEvents = 1000;

/** Above this many words a long prefix is left to FTS5: looking up each word costs about 0.05 ms. */
const mostWordsNamed = 32;

/** One date range in keys, with the exact times for the calls that the keys leave in doubt. */
interface Range {
  first: number;
  end: number;
  sureFirst: number;
  sureEnd: number;
  from: number;
  until: number;
}

interface FacetPair {
  direction: Direction;
  status: Status;
}

const earliest = -Number.MAX_SAFE_INTEGER;
const latest = Number.MAX_SAFE_INTEGER;

/** node:sqlite binds every number as REAL, and FTS5 takes no REAL as a bound: without the cast it reads all newer hits. */
const whole = (parameter: string): string => `CAST(${parameter} AS INTEGER)`;

/** `key` and `startedAt` are SQL expressions; the row is read only where the key alone cannot tell. */
const inRange = (key: string, startedAt: string): string => `
  ${key} >= ${whole(':first')} AND ${key} < ${whole(':end')} AND (
    (${key} >= :sureFirst AND ${key} < :sureEnd) OR (${startedAt} >= :from AND ${startedAt} < :until)
  )`;

function keyAfter(after: string | undefined): number {
  if (after === undefined) return latest;
  const key = /^-?\d{1,16}$/.test(after) ? Number(after) : Number.NaN;
  if (Number.isSafeInteger(key)) return key;
  throw new StoreError('failed', 'There is no such page of the call log. Ask for the newest page again.');
}

/** The verbs of the thread that reads: each sees one moment of the log, however busily the other thread writes. */
export function createReader(db: DatabaseSync): ReaderVerbs {
  db.exec('CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab (main, search, instance)');
  const cutter = createWordCutter();
  const countOfFacet = `
    SELECT count(*) AS n FROM call INDEXED BY call_by_facet WHERE direction = :direction AND status = :status`;
  const startedAtOfHit = '(SELECT started_at FROM call WHERE id = search.rowid)';
  const statements = {
    call: db.prepare(`${selectCalls} WHERE call.uid = ?`),
    events: db.prepare(
      'SELECT event FROM (SELECT seq, event FROM call_event WHERE call = ? ORDER BY seq DESC LIMIT ?) ORDER BY seq',
    ),
    open: db.prepare(`${selectCalls} WHERE call.state <> 'ended' ORDER BY call.id`),
    demo: db.prepare('SELECT count(*) AS n FROM call WHERE demo = 1'),
    carry: db.prepare("SELECT value FROM meta WHERE key = 'carry_seconds'"),
    nextWord: db.prepare('SELECT term FROM temp.indexed_word WHERE term >= ? LIMIT 1'),
    newest: db.prepare(
      `SELECT id FROM call WHERE ${inRange('id', 'started_at')} ORDER BY id DESC LIMIT :limit`,
    ),
    newestOfFacet: db.prepare(
      `SELECT id FROM call INDEXED BY call_by_facet
       WHERE direction = :direction AND status = :status AND ${inRange('id', 'started_at')}
       ORDER BY id DESC LIMIT :limit`,
    ),
    newestHits: db.prepare(
      `SELECT rowid AS id FROM search WHERE search MATCH :query AND ${inRange('rowid', startedAtOfHit)}
       ORDER BY rowid DESC LIMIT :limit`,
    ),
    rows: db.prepare(
      `${selectCalls} WHERE call.id IN (SELECT value FROM json_each(?)) ORDER BY call.id DESC`,
    ),
    countAll: db.prepare('SELECT count(*) AS n FROM call'),
    countSure: db.prepare(`${countOfFacet} AND id >= :first AND id < :end`),
    countDoubtful: db.prepare(
      `${countOfFacet} AND id >= :first AND id < :end AND started_at >= :from AND started_at < :until`,
    ),
    countHits: db.prepare(
      `SELECT count(*) AS n FROM search WHERE search MATCH :query AND ${inRange('rowid', startedAtOfHit)}`,
    ),
  };
  const vocabulary = { cut: cutter.cut, beginningWith };

  /** Jumps from word to word: reading the words' lists instead would cost as much as the search that this shortens. */
  function beginningWith(prefix: string): string[] | null {
    const words: string[] = [];
    for (let from = prefix; ; from = `${words.at(-1)}\u0001`) {
      const word = statements.nextWord.get(from)?.term;
      if (typeof word !== 'string' || !word.startsWith(prefix)) return words;
      if (words.length === mostWordsNamed) return null;
      words.push(word);
    }
  }

  /** One moment of the log for all statements of a verb. */
  function atOneMoment<T>(work: () => T): T {
    return inTransaction(db, work, 'BEGIN');
  }

  function rangeOf(filter: CallFilter): Range {
    const carry = Number(statements.carry.get()?.value ?? 0);
    return {
      ...keyRange(filter.from, filter.until, carry),
      from: filter.from ?? earliest,
      until: filter.until ?? latest,
    };
  }

  /** Each pair of direction and status that a filter allows: one contiguous stretch of the facet index. */
  function* facetPairs(filter: CallFilter): Generator<FacetPair> {
    const chosen = facetsOf(filter);
    for (const direction of chosen.directions ?? directions) {
      for (const status of chosen.statuses ?? statuses) yield { direction, status };
    }
  }

  /** Counts inside the index where the keys are sure, and looks at the calls only along the range's two edges. */
  function countPair(pair: FacetPair, { first, end, sureFirst, sureEnd, from, until }: Range): number {
    const front = Math.min(sureFirst, end);
    const back = Math.max(sureEnd, front);
    const edges: [number, number][] = [
      [first, front],
      [back, end],
    ];
    let sum = Number(statements.countSure.get({ ...pair, first: front, end: sureEnd })?.n);
    for (const [first, end] of edges) {
      if (first < end) sum += Number(statements.countDoubtful.get({ ...pair, first, end, from, until })?.n);
    }
    return sum;
  }

  function hasFacets(filter: CallFilter): boolean {
    const chosen = facetsOf(filter);
    return chosen.directions !== null || chosen.statuses !== null;
  }

  function newestKeys(filter: CallFilter, before: number, limit: number): number[] {
    const range = rangeOf(filter);
    range.end = Math.min(range.end, before);
    const query = searchQuery(filter, vocabulary);
    const keys = (rows: Record<string, unknown>[]) => rows.map((row) => row.id as number);
    if (query !== null) return keys(statements.newestHits.all({ ...range, query, limit }));
    if (!hasFacets(filter)) return keys(statements.newest.all({ ...range, limit }));
    return [...facetPairs(filter)]
      .flatMap((pair) => keys(statements.newestOfFacet.all({ ...range, ...pair, limit })))
      .sort((a, b) => b - a)
      .slice(0, limit);
  }

  return {
    get: ({ id }) =>
      atOneMoment(() => {
        const row = statements.call.get(id) as unknown as CallRow | undefined;
        if (row === undefined) return null;
        const events = statements.events.all(id, mostEvents);
        return {
          call: toRecord(row),
          events: events.map(({ event }) => JSON.parse(String(event)) as CallEvent),
        };
      }),

    list: ({ filter, after, limit }) =>
      atOneMoment(() => {
        const keys = newestKeys(filter, keyAfter(after), limit + 1);
        const page = keys.slice(0, limit);
        const rows = statements.rows.all(JSON.stringify(page)) as unknown as CallRow[];
        return { calls: rows.map(toRecord), next: keys.length > limit ? String(page.at(-1)) : null };
      }),

    count: ({ filter }) =>
      atOneMoment(() => {
        const range = rangeOf(filter);
        const query = searchQuery(filter, vocabulary);
        if (query !== null) return Number(statements.countHits.get({ ...range, query })?.n);
        const isOpen = filter.from === undefined && filter.until === undefined && !hasFacets(filter);
        if (isOpen) return Number(statements.countAll.get()?.n);
        let sum = 0;
        for (const pair of facetPairs(filter)) sum += countPair(pair, range);
        return sum;
      }),

    openCalls: () => (statements.open.all() as unknown as CallRow[]).map(toRecord),

    countDemo: () => Number(statements.demo.get()?.n),

    close() {
      cutter.close();
      db.close();
    },
  };
}
