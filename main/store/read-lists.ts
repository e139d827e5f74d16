import type { DatabaseSync } from 'node:sqlite';
import type { Person } from '../../contract/call/entry.ts';
import type { CallFilter } from '../../contract/call/query.ts';
import { type Direction, directions, type Status, statuses } from '../../contract/call/words.ts';
import { numberKey } from '../../contract/number/number-key.ts';
import { type CallRow, selectCalls, toRecord } from './call-row.ts';
import { createWordCutter } from './cut-words.ts';
import { knownNames } from './known-names.ts';
import { keyRange } from './order-key.ts';
import { refuse } from './refuse.ts';
import { facetsOf, followUpQuery, partyQuery, searchQuery, waitingQuery } from './search-query.ts';
import { inTransaction } from './transaction.ts';
import type { ListVerbs } from './verbs.ts';

/** Above this many words a long prefix is left to FTS5: looking up each word costs about 0.05 ms. */
const mostWordsNamed = 32;

/** Hits read at a time while people are gathered: a few calls of each. */
const hitsPerRound = 40;

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
  throw refuse('noSuchPage');
}

/** The verbs that read calls by filter; none sees the trash but its own count. */
export function readLists(db: DatabaseSync): ListVerbs & { end(): void } {
  db.exec('CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab (main, search, instance)');
  const cutter = createWordCutter();
  const nameOf = knownNames(db);
  const ofFacet = `
    call INDEXED BY call_by_facet WHERE direction = :direction AND status = :status AND trashed_at IS NULL`;
  const startedAtOfHit = '(SELECT started_at FROM call WHERE id = search.rowid)';
  const statements = {
    carry: db.prepare("SELECT value FROM meta WHERE key = 'carry_seconds'"),
    nextWord: db.prepare('SELECT term FROM temp.indexed_word WHERE term >= ? LIMIT 1'),
    newest: db.prepare(
      `SELECT id FROM call WHERE trashed_at IS NULL AND ${inRange('id', 'started_at')}
       ORDER BY id DESC LIMIT :limit`,
    ),
    newestOfFacet: db.prepare(
      `SELECT id FROM ${ofFacet} AND ${inRange('id', 'started_at')} ORDER BY id DESC LIMIT :limit`,
    ),
    newestHits: db.prepare(
      `SELECT rowid AS id FROM search WHERE search MATCH :query AND ${inRange('rowid', startedAtOfHit)}
       ORDER BY rowid DESC LIMIT :limit`,
    ),
    rows: db.prepare(
      `${selectCalls} WHERE call.id IN (SELECT value FROM json_each(?)) ORDER BY call.id DESC`,
    ),
    uids: db.prepare('SELECT uid FROM call WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC'),
    countAll: db.prepare('SELECT count(*) AS n FROM call INDEXED BY call_by_facet WHERE trashed_at IS NULL'),
    countSure: db.prepare(`SELECT count(*) AS n FROM ${ofFacet} AND id >= :first AND id < :end`),
    countDoubtful: db.prepare(
      `SELECT count(*) AS n FROM ${ofFacet} AND id >= :first AND id < :end
         AND started_at >= :from AND started_at < :until`,
    ),
    countHits: db.prepare('SELECT count(*) AS n FROM search WHERE search MATCH ?'),
    countHitsInRange: db.prepare(
      `SELECT count(*) AS n FROM search WHERE search MATCH :query AND ${inRange('rowid', startedAtOfHit)}`,
    ),
    followUpsDue: db.prepare(`
      SELECT count(*) AS n FROM call_annotation JOIN call ON call.uid = call_annotation.call
      WHERE follow_up_at <= ? AND trashed_at IS NULL`),
    trash: db.prepare('SELECT count(*) AS n FROM call WHERE trashed_at IS NOT NULL'),
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

  function rangeOf(filter: Pick<CallFilter, 'from' | 'until'>): Range {
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

  const keysOf = (rows: Record<string, unknown>[]) => rows.map((row) => row.id as number);

  function newestHits(query: string, range: Range, limit: number): number[] {
    return keysOf(statements.newestHits.all({ ...range, query, limit }));
  }

  /** Without a date, no hit is looked at: faster by half. */
  function countHits(query: string, range: Pick<CallFilter, 'from' | 'until'>): number {
    const isOpen = range.from === undefined && range.until === undefined;
    const { countHits, countHitsInRange } = statements;
    return Number((isOpen ? countHits.get(query) : countHitsInRange.get({ ...rangeOf(range), query }))?.n);
  }

  function count(filter: CallFilter): number {
    const query = searchQuery(filter, vocabulary);
    if (query !== null) return countHits(query, filter);
    const isOpen = filter.from === undefined && filter.until === undefined && !hasFacets(filter);
    if (isOpen) return Number(statements.countAll.get()?.n);
    let sum = 0;
    const range = rangeOf(filter);
    for (const pair of facetPairs(filter)) sum += countPair(pair, range);
    return sum;
  }

  function newestKeys(filter: CallFilter, before: number, limit: number): number[] {
    const range = rangeOf(filter);
    range.end = Math.min(range.end, before);
    const query = searchQuery(filter, vocabulary);
    if (query !== null) return newestHits(query, range, limit);
    if (!hasFacets(filter)) return keysOf(statements.newest.all({ ...range, limit }));
    return [...facetPairs(filter)]
      .flatMap((pair) => keysOf(statements.newestOfFacet.all({ ...range, ...pair, limit })))
      .sort((a, b) => b - a)
      .slice(0, limit);
  }

  /** Newest first. */
  function callsOf(keys: readonly number[]): CallRow[] {
    return statements.rows.all(JSON.stringify(keys)) as unknown as CallRow[];
  }

  function personOf(row: CallRow): Person {
    const { remote, contactName, company, startedAt } = toRecord(row);
    const named = nameOf(remote);
    const said = named?.contactName ?? contactName;
    return {
      number: remote.raw,
      e164: remote.e164,
      name: said ?? remote.name,
      named: said !== null,
      company: named?.company ?? company,
      lastCallAt: startedAt,
    };
  }

  return {
    list: ({ filter, after, limit }) =>
      atOneMoment(() => {
        const keys = newestKeys(filter, keyAfter(after), limit + 1);
        const page = keys.slice(0, limit);
        const next = keys.length > limit ? String(page.at(-1)) : null;
        return { calls: callsOf(page).map(toRecord), next };
      }),

    count: ({ filter }) => atOneMoment(() => count(filter)),

    ids: ({ filter, limit }) =>
      atOneMoment(() => {
        const keys = newestKeys(filter, latest, limit);
        return statements.uids.all(JSON.stringify(keys)).map(({ uid }) => String(uid));
      }),

    /** Each round leaves out the numbers found so far, so that someone called a thousand times hides nobody. */
    people: ({ text, limit }) =>
      atOneMoment(() => {
        const range = rangeOf({});
        const people = new Map([['', null as Person | null]]);
        for (;;) {
          const query = partyQuery(text, [...people.keys()], vocabulary);
          const rows = callsOf(newestHits(query, range, hitsPerRound));
          for (const row of rows) {
            const number = numberKey(toRecord(row).remote) ?? '';
            if (people.size <= limit && !people.has(number)) people.set(number, personOf(row));
          }
          if (rows.length < hitsPerRound || people.size > limit) break;
        }
        return [...people.values()].filter((person) => person !== null);
      }),

    counts: ({ now, toLog }) =>
      atOneMoment(() => ({
        unlogged: toLog === null ? 0 : count(toLog),
        followUpsDue: Number(statements.followUpsDue.get(now)?.n),
        followUps: countHits(followUpQuery, {}),
        trash: Number(statements.trash.get()?.n),
      })),

    lastUnlogged: () =>
      atOneMoment(() => {
        const [row] = callsOf(newestHits(waitingQuery, rangeOf({}), 1));
        return row === undefined ? null : toRecord(row);
      }),

    end: cutter.close,
  };
}
