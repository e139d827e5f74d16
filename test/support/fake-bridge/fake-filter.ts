import type { Call } from '../../../contract/call/call.ts';
import { lengthOf } from '../../../contract/call/lengths.ts';
import type { CallFilter, Facets } from '../../../contract/call/query.ts';
import { isUnlogged } from '../../../contract/call/unlogged.ts';
import { numberKey } from '../../../contract/number/number-key.ts';

const shownName = (call: Call) => call.contactName ?? call.remote.name;

function oneOf<T extends string>(asked: readonly T[] | undefined, has: readonly (T | null)[]): boolean {
  if (!asked?.length) return true;
  const wanted = asked.map((each) => each.toLowerCase());
  return has.some((each) => each !== null && wanted.includes(each.toLowerCase()));
}

/** The rule of `contract/call/query.ts`, said once more in the plainest way. */
export function fits(filter: CallFilter, call: Call): boolean {
  return (
    call.trashedAt === null &&
    oneOf(filter.directions, [call.direction]) &&
    oneOf(filter.statuses, [call.status]) &&
    (filter.from === undefined || call.startedAt >= filter.from) &&
    (filter.until === undefined || call.startedAt < filter.until) &&
    oneOf(filter.dispositions, [call.disposition]) &&
    oneOf(filter.tags, call.tags) &&
    oneOf(filter.contacts, [shownName(call)]) &&
    oneOf(filter.companies, [call.company]) &&
    oneOf(filter.numbers, [numberKey(call.remote)]) &&
    oneOf(filter.accounts, [call.account]) &&
    oneOf(filter.lengths, [lengthOf(call)]) &&
    (filter.hasNote === undefined || filter.hasNote === (call.noteText !== '')) &&
    (filter.hasRecording === undefined || filter.hasRecording === call.recordings > 0) &&
    (filter.unlogged === undefined || isUnlogged(call)) &&
    (filter.genuine === undefined || !call.demo) &&
    (filter.followUp === undefined || call.followUpAt !== null) &&
    hasWords(filter.text ?? '', call)
  );
}

function hasWords(text: string, call: Call): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const digits = `${call.remote.raw} ${call.remote.e164 ?? ''}`.replace(/[^\d\s]/g, '');
  const names = `${call.remote.name ?? ''} ${call.contactName ?? ''} ${call.company ?? ''}`;
  const there = `${names} ${digits} ${call.noteText} ${call.tags.join(' ')}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.every(
    (word) =>
      there.some((each) => each.startsWith(word)) ||
      (/^\d{3,}$/.test(word) && call.remote.raw.replace(/\D/g, '').endsWith(word)),
  );
}

/** What there is to filter by, the most frequent first. */
export function facetsOf(calls: readonly Call[]): Facets {
  const kept = calls.filter((call) => call.trashedAt === null);
  const count = (values: (call: Call) => readonly (string | null)[]) => {
    const found = new Map<string, number>();
    for (const value of kept.flatMap(values))
      if (value !== null) found.set(value, (found.get(value) ?? 0) + 1);
    return [...found]
      .map(([value, calls]) => ({ value, calls }))
      .sort((a, b) => b.calls - a.calls)
      .slice(0, 200);
  };
  return {
    dispositions: count((call) => [call.disposition]),
    tags: count((call) => call.tags),
    contacts: count((call) => [shownName(call)]),
    companies: count((call) => [call.company]),
    accounts: count((call) => [call.account]),
  };
}
