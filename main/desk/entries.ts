import { type CallRecord, type Party, toCall } from '../../contract/call/call.ts';
import type { CallEntry } from '../../contract/call/entry.ts';
import type { entryRequests } from '../../contract/ipc/app-contract.ts';
import { cleanText } from '../../contract/ipc/clean-text.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { type Region, toE164 } from '../../contract/number/number.ts';
import { numberKey } from '../../contract/number/number-key.ts';
import { t } from '../../contract/words/say.ts';
import { entered } from '../core/entry.ts';
import { oneLine } from '../core/one-line.ts';
import type { CallLog, ContactName, Ids, Log, NoteCleaner } from '../core/ports.ts';
import type { Annotations } from './annotations.ts';
import type { CallDesk } from './call-desk.ts';
import { cleanAnnotation } from './clean-annotation.ts';
import { whyImpossible } from './possible-start.ts';
import type { Stored } from './stored.ts';

/** The stop-watch for a call in another phone; the manual source keeps it. */
export interface Timer {
  start(ask: { remote: Party; direction: CallRecord['direction'] }): Promise<Result<CallRecord>>;
  stop(call: CallRecord): Promise<Result<CallRecord>>;
}

export interface EntryPorts {
  desk: CallDesk;
  callLog: Pick<CallLog, 'enter' | 'people' | 'nameOf'>;
  ids: Ids;
  noteCleaner: NoteCleaner;
  annotations: Annotations;
  timer: Timer;
  region(): Region;
  log: Log;
  stored: Stored;
}

/** How many people are offered while a number or a name is typed (contract, `people.match`). */
const offered = 8;

/** Writing down calls that no line of ours saw: what the main window and the quick log both can. */
export function createEntryHandlers(ports: EntryPorts): Handlers<typeof entryRequests> {
  const { desk, callLog, annotations } = ports;

  function party(typed: string, shownAs: string | null = null): Party {
    const raw = oneLine(typed);
    return { raw, e164: toE164(raw, ports.region()), name: shownAs && (cleanText(shownAs, 256) || null) };
  }

  async function log({ number, remoteName, ...entry }: CallEntry): Promise<Result<CallRecord>> {
    const said = cleanAnnotation(entry, ports.noteCleaner);
    if (!said.ok) return said;
    const remote = party(number, remoteName);
    const annotation = said.value;
    const isNumbered = numberKey(remote) !== null;
    if (remote.raw === '' && annotation.contactName === null) {
      return fail('bad_request', t('refusal.entry.nobody'));
    }
    const written = await desk.change([], async (at) => {
      const impossible = whyImpossible(entry.startedAt, entry.outcome === 'answered' ? entry.talkMs : 0, at);
      if (impossible !== null) return impossible;
      if (isNumbered && (annotation.contactName === null || annotation.company == null)) {
        // What was not said of this number now stays as it was said before.
        const known = await nameOf(remote);
        annotation.contactName ??= known?.contactName ?? null;
        annotation.company ??= known?.company ?? null;
      }
      const [id, sourceCallId] = [ports.ids.uuid(), ports.ids.uuid()];
      const { call, events } = entered(entry, { id, sourceCallId, at, remote, annotation });
      await callLog.enter(call, events);
      return ok({ calls: [call] });
    });
    if (!written.ok) return written;
    const [call] = written.value as [CallRecord];
    const named = annotation.contactName !== null && entry.contactName !== null;
    if (isNumbered && (named || entry.company != null)) await also(() => annotations.name(call));
    return ok(call);
  }

  /** A number that cannot be looked up must not keep a call from being written down. */
  async function nameOf(remote: Party): Promise<ContactName | null> {
    return (await also(() => callLog.nameOf(remote))) ?? null;
  }

  /** Does what goes along with a call that is written down in any case. */
  async function also<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      ports.log.error('the name of a number could not be read or kept', { error: String(error) });
      return undefined;
    }
  }

  return {
    'call.annotate': ({ id, ...said }) =>
      ports.stored(async () => {
        const call = await annotations.annotate(id, said);
        return call.ok ? ok(toCall(call.value)) : call;
      }),
    'call.log': (entry) =>
      ports.stored(async () => {
        const call = await log(entry);
        return call.ok ? ok(toCall(call.value)) : call;
      }),
    'timer.start': ({ number, contactName, remoteName, direction }) =>
      ports.stored(async () => {
        const started = await ports.timer.start({ remote: party(number, remoteName), direction });
        if (!started.ok) return started;
        const { id } = started.value;
        const named =
          contactName === null ? null : await also(() => annotations.annotate(id, { contactName }));
        return ok(toCall(named?.ok ? named.value : started.value));
      }),
    'timer.stop': ({ id }) =>
      ports.stored(async () => {
        const call = desk.find(id);
        if (call === null) return fail('call_over', t('refusal.timer.notRunning'));
        const stopped = await ports.timer.stop(call);
        return stopped.ok ? ok(toCall(stopped.value)) : stopped;
      }),
    'people.match': ({ text }) =>
      ports.stored(async () => ok({ people: await callLog.people(text, offered) })),
  };
}
