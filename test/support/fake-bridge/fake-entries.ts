import type { Call } from '../../../contract/call/call.ts';
import type { Person } from '../../../contract/call/entry.ts';
import { isUnlogged } from '../../../contract/call/unlogged.ts';
import type { AppRequests, Counts, Original } from '../../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../../contract/ipc/handlers.ts';
import { fail, ok } from '../../../contract/ipc/result.ts';
import { toE164 } from '../../../contract/number/number.ts';
import { type FakeLog, textOf, unknownCall } from './fake-log.ts';
import { endedCall } from './made-up-calls.ts';

type Entries = Pick<
  Handlers<AppRequests>,
  | 'call.annotate'
  | 'call.annotateMany'
  | 'call.log'
  | 'timer.start'
  | 'timer.stop'
  | 'people.match'
  | 'call.correct'
  | 'call.restoreOriginal'
  | 'call.merge'
  | 'call.split'
  | 'call.trash'
  | 'call.restore'
  | 'trash.list'
  | 'trash.empty'
  | 'followUp.list'
  | 'note.versions'
>;

/** What waits for the person, counted as `CountsSchema` says. */
export function fakeCounts(log: FakeLog): Counts {
  const kept = log.calls().filter((call) => call.trashedAt === null);
  const mode = log.settings().wrapUp;
  const since = new Date(Date.now()).setHours(0, 0, 0, 0) - 6 * 86_400_000;
  const covered = (call: Call) => mode === 'always' || (mode === 'answered' && call.status === 'answered');
  return {
    unlogged: kept.filter(
      (call) => isUnlogged(call) && !call.demo && call.startedAt >= since && covered(call),
    ).length,
    followUpsDue: kept.filter((call) => call.followUpAt !== null && call.followUpAt <= Date.now()).length,
    followUps: kept.filter((call) => call.followUpAt !== null).length,
    trash: log.calls().filter((call) => call.trashedAt !== null).length,
  };
}

/** The facts that a correction sets right, and that are kept as they were. */
function factsOf(call: Call): Original {
  const { direction, remote, startedAt, answeredAt, endedAt, status } = call;
  const outcome = endedAt === null || status === 'initiated' || status === 'ringing' ? null : status;
  return { direction, remote, startedAt, answeredAt, endedAt, outcome };
}

/** What the person does with calls, in memory, by the words of the contract. */
export function fakeEntries(log: FakeLog): Entries {
  const tellCounts = () => log.announce('counts.changed', { counts: fakeCounts(log) });
  const change = (id: string, what: Partial<Call>) => {
    const call = log.change(id, { ...what, annotatedAt: Date.now() });
    tellCounts();
    return call ? ok(call) : unknownCall;
  };
  const many = (ids: readonly string[], what: (call: Call) => Partial<Call>) => {
    const calls = ids.flatMap((id) => {
      const call = log.call(id);
      return call ? (log.change(id, what(call)) ?? []) : [];
    });
    tellCounts();
    return ok({ calls });
  };

  return {
    'call.annotate': async ({ id, note, ...annotation }) => {
      const before = log.call(id);
      if (!before) return unknownCall;
      const given = Object.fromEntries(Object.entries(annotation).filter(([, value]) => value !== undefined));
      const { keepVersion = false, ...said } = given;
      const { versions } = log.beside(id);
      const replaces = keepVersion || (note !== undefined && before.note !== note);
      if (before.note !== '' && replaces && versions[0]?.note !== before.note)
        versions.unshift({
          id: versions.length + 1,
          at: Date.now(),
          note: before.note,
          noteText: before.noteText,
        });
      if (note !== undefined)
        return change(id, { ...said, note, noteText: textOf(note), notedAt: Date.now() });
      return Object.keys(said).length === 0 ? ok(before) : change(id, said);
    },
    'call.annotateMany': async ({ ids, disposition, addTags = [], removeTags = [] }) =>
      many(ids, (call) => ({
        ...(disposition === undefined ? {} : { disposition }),
        tags: [...new Set([...call.tags, ...addTags])].filter((tag) => !removeTags.includes(tag)),
        annotatedAt: Date.now(),
      })),
    'call.log': async (entry) => {
      const answered = entry.outcome === 'answered';
      const endedAt = entry.startedAt + (answered ? entry.talkMs : 0);
      const call = endedCall({
        id: crypto.randomUUID(),
        source: 'manual',
        account: null,
        direction: entry.direction,
        remote: { raw: entry.number, e164: toE164(entry.number, null), name: entry.remoteName ?? null },
        status: entry.outcome,
        startedAt: entry.startedAt,
        ringingAt: null,
        answeredAt: answered ? entry.startedAt : null,
        endedAt,
        lastAt: endedAt,
        contactName: entry.contactName,
        company: entry.company ?? null,
        disposition: entry.disposition,
        note: entry.note,
        noteText: textOf(entry.note),
        tags: entry.tags ?? [],
        followUpAt: entry.followUpAt ?? null,
        annotatedAt: Date.now(),
        notedAt: Date.now(),
      });
      log.add(call);
      tellCounts();
      return ok(call);
    },
    'timer.start': async ({ number, contactName, remoteName = null, direction }) => {
      const now = Date.now();
      const call = endedCall({
        id: crypto.randomUUID(),
        source: 'manual',
        account: null,
        direction,
        remote: { raw: number, e164: toE164(number, null), name: remoteName },
        contactName,
        status: 'answered',
        startedAt: now,
        ringingAt: null,
        answeredAt: now,
        endedAt: null,
        endedBy: null,
        lastAt: now,
      });
      log.add(call);
      return ok(call);
    },
    'timer.stop': async ({ id }) => change(id, { endedAt: Date.now(), endedBy: 'local' }),
    'people.match': async ({ text }) => {
      const people = new Map<string, Person>();
      for (const call of log.calls()) {
        const name = call.contactName ?? call.remote.name;
        const said = `${name ?? ''} ${call.company ?? ''} ${call.remote.raw}`.toLowerCase();
        if (call.trashedAt !== null || call.remote.raw === '' || !said.includes(text.trim().toLowerCase()))
          continue;
        if (people.has(call.remote.raw)) continue;
        const { raw, e164 } = call.remote;
        const { company, startedAt: lastCallAt } = call;
        const named = call.contactName !== null;
        people.set(raw, { number: raw, e164, name, named, company, lastCallAt });
      }
      return ok({ people: [...people.values()].slice(0, 8) });
    },
    'call.correct': async ({ id, correction }) => {
      const call = log.call(id);
      if (!call || call.endedAt === null) return unknownCall;
      const beside = log.beside(id);
      beside.original ??= factsOf(call);
      const startedAt = correction.startedAt ?? call.startedAt;
      const status = correction.outcome ?? call.status;
      const ring = call.answeredAt === null ? 0 : call.answeredAt - call.startedAt;
      const talk = correction.talkMs ?? (call.answeredAt === null ? 0 : call.endedAt - call.answeredAt);
      const answeredAt = status === 'answered' ? startedAt + ring : null;
      const number = correction.number;
      return change(id, {
        corrected: true,
        startedAt,
        status,
        answeredAt,
        endedAt: answeredAt === null ? startedAt + (call.endedAt - call.startedAt) : answeredAt + talk,
        direction: correction.direction ?? call.direction,
        remote: number === undefined ? call.remote : { raw: number, e164: toE164(number, null), name: null },
      });
    },
    'call.restoreOriginal': async ({ id }) => {
      const beside = log.beside(id);
      const { original } = beside;
      if (!original) return unknownCall;
      beside.original = null;
      const { outcome, ...facts } = original;
      return change(id, { ...facts, status: outcome ?? 'unknown', corrected: false });
    },
    'call.merge': async ({ keep, gone }) => {
      const kept = log.call(keep);
      const other = log.call(gone);
      if (!kept || !other) return unknownCall;
      log.beside(keep).parts.push({
        key: gone,
        kind: 'merged',
        source: other.source,
        startedAt: other.startedAt,
        call: gone,
      });
      absorbed.set(gone, { other, kept });
      log.remove([gone]);
      log.announce('log.changed', { demoCalls: 0 });
      return change(keep, {
        note: [kept.note, other.note].filter((note) => note !== '').join('<p></p>'),
        noteText: [kept.noteText, other.noteText].filter((text) => text !== '').join('\n\n'),
        tags: [...new Set([...kept.tags, ...other.tags])],
        disposition: kept.disposition ?? other.disposition,
        followUpAt: kept.followUpAt ?? other.followUpAt,
        recordings: kept.recordings + other.recordings,
      });
    },
    'call.split': async ({ id, part }) => {
      const beside = log.beside(id);
      const was = absorbed.get(part);
      if (!was) return fail('not_found', 'This part is not in the call any more.');
      beside.parts = beside.parts.filter(({ key }) => key !== part);
      log.add(was.other);
      const { note, noteText, tags, disposition, followUpAt, recordings } = was.kept;
      const kept = log.change(id, { note, noteText, tags, disposition, followUpAt, recordings });
      return kept ? ok({ calls: [kept, was.other] }) : unknownCall;
    },
    'call.trash': async ({ ids }) => many(ids, () => ({ trashedAt: Date.now() })),
    'call.restore': async ({ ids }) => many(ids, () => ({ trashedAt: null })),
    'trash.list': async () => {
      const calls = log.calls().filter((call) => call.trashedAt !== null);
      return ok({ calls: calls.sort((a, b) => (b.trashedAt ?? 0) - (a.trashedAt ?? 0)).slice(0, 500) });
    },
    'trash.empty': async () => {
      const gone = log.calls().filter((call) => call.trashedAt !== null);
      log.remove(gone.map(({ id }) => id));
      tellCounts();
      return ok({ removed: gone.length });
    },
    'followUp.list': async () => {
      const calls = log.calls().filter((call) => call.trashedAt === null && call.followUpAt !== null);
      return ok({ calls: calls.sort((a, b) => (a.followUpAt ?? 0) - (b.followUpAt ?? 0)).slice(0, 500) });
    },
    'note.versions': async ({ id }) => ok({ versions: log.beside(id).versions.slice(0, 100) }),
  };
}

/** Calls that were merged into another, with that other as it was before. */
const absorbed = new Map<string, { other: Call; kept: Call }>();
