import type { Call } from '../../../contract/call/call.ts';
import type { CallPage } from '../../../contract/call/query.ts';
import { newerCall } from '../desk/newer-call.ts';

/**
 * The newest part of the log that a list holds, merged from pages and from what was announced meanwhile. It always
 * equals what the store would answer if it were asked for the same stretch again.
 */
export interface CallList {
  /** Newest first. */
  readonly calls: readonly Call[];
  /** Where the next older page begins; null when the list reaches the end of the log; undefined before the first page. */
  readonly next: string | null | undefined;
  /** The second (epoch s) down to which the list is whole. */
  readonly edge: number;
  /**
   * Every call announced since the list began: a page asked for earlier may bring an older view of it. Every state of
   * one list shares it, so that ten thousand changes at once do not copy it ten thousand times.
   */
  readonly heard: Map<string, Call>;
}

export type Fits = (call: Call) => boolean | 'ask';

/** A list before its first page. */
export function emptyCallList(): CallList {
  return { calls: [], next: undefined, edge: Number.POSITIVE_INFINITY, heard: new Map() };
}

/** The log is ordered by the second a call started in; calls of one second may stand either way round. */
function second(call: Call): number {
  return Math.floor(call.startedAt / 1000);
}

function placeFor(calls: readonly Call[], call: Call): number {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = calls[middle];
    if (other !== undefined && other.startedAt > call.startedAt) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes up one announced call: in its place, changed, gone, or not of this list. */
export function hearCall(list: CallList, heard: Call, fits: Fits): CallList {
  return hearCalls(list, [heard], fits);
}

/** Takes up calls that were announced together, in their order, and goes over the list once for all of them. */
export function hearCalls(list: CallList, heard: readonly Call[], fits: Fits): CallList {
  const places = new Map(list.calls.map(({ id }, index) => [id, index]));
  const calls = [...list.calls];
  const leaving = new Set<string>();
  const coming = new Map<string, Call>();
  let changed = false;
  for (const each of heard) {
    const place = leaving.has(each.id) ? undefined : places.get(each.id);
    const shown = place === undefined ? coming.get(each.id) : calls[place];
    if (newerCall(shown ?? list.heard.get(each.id), each) !== each) continue;
    changed = true;
    list.heard.set(each.id, each);
    if (list.next === undefined) continue;
    const fit = fits(each);
    if (place !== undefined && fit !== false && shown?.startedAt === each.startedAt) {
      calls[place] = each;
      continue;
    }
    if (place !== undefined) leaving.add(each.id);
    coming.delete(each.id);
    const belongs = fit === true || (fit === 'ask' && shown !== undefined);
    if (belongs && second(each) >= list.edge) coming.set(each.id, each);
  }
  if (!changed) return list;
  const staying = leaving.size === 0 ? calls : calls.filter(({ id }) => !leaving.has(id));
  for (const call of coming.values()) staying.splice(placeFor(staying, call), 0, call);
  return { ...list, calls: staying };
}

/** Takes up the next older page, corrected by everything announced since it was asked for. */
export function addPage(list: CallList, page: CallPage, fits: Fits): CallList {
  // Pages never overlap: what the list has already of this one was announced meanwhile. None was, mostly, and then a long
  // list is not gone over for each page.
  const seen = new Set(list.heard.size === 0 ? [] : list.calls.map((call) => call.id));
  const fresh = page.calls
    .filter((call) => !seen.has(call.id))
    .map((call) => newerCall(list.heard.get(call.id), call));
  const oldest = page.calls.at(-1);
  const edge =
    page.next === null ? Number.NEGATIVE_INFINITY : oldest === undefined ? list.edge : second(oldest);
  const calls = [...list.calls, ...fresh.filter((call) => fits(call) !== false)];
  const held = new Set(list.heard.size === 0 ? [] : calls.map((call) => call.id));
  for (const call of list.heard.values()) {
    if (!held.has(call.id) && fits(call) === true && second(call) >= edge)
      calls.splice(placeFor(calls, call), 0, call);
  }
  return { calls, next: page.next, edge, heard: list.heard };
}
