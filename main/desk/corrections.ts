import { type CallRecord, noteHtmlLimit, noteLimit, toCall } from '../../contract/call/call.ts';
import type { Correction } from '../../contract/call/entry.ts';
import { outcomesFor } from '../../contract/call/outcomes-for.ts';
import type { AppRequests } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import { type Failure, fail, ok, type Result } from '../../contract/ipc/result.ts';
import type { Region } from '../../contract/number/number.ts';
import { t } from '../../contract/words/say.ts';
import { correct } from '../core/correct.ts';
import { joinAnnotations, splitOff } from '../core/join.ts';
import type { CallLog, Ids, KeptCall } from '../core/ports.ts';
import type { CallDesk, LogChange } from './call-desk.ts';
import { whyImpossible } from './possible-start.ts';
import type { Stored } from './stored.ts';
import { toldCalls } from './told-calls.ts';

export interface CorrectionPorts {
  desk: CallDesk;
  callLog: Pick<CallLog, 'get' | 'correct' | 'restoreOriginal' | 'merge' | 'unmerge' | 'splitEvents'>;
  ids: Ids;
  region(): Region;
  stored: Stored;
}

const noSuchCall = (): Failure => fail('not_found', t('refusal.noSuchCall'));

/** Refuses an outcome that no call of its direction has: a list would count it, and no CRM could take it. */
function whyNoSuchEnd(call: Pick<CallRecord, 'direction'>, correction: Correction): Failure | null {
  const { direction = call.direction, outcome } = correction;
  if (outcome === undefined || outcomesFor(direction).includes(outcome)) return null;
  const said = { direction: t(`direction.${direction}`), status: t(`status.${outcome}`) };
  return fail('bad_request', t('refusal.correction.outcome', said));
}

/** What the person sets right in calls that have ended: their facts, and what is one call and what are two. */
export function createCorrectionHandlers(
  ports: CorrectionPorts,
): Pick<Handlers<AppRequests>, 'call.correct' | 'call.restoreOriginal' | 'call.merge' | 'call.split'> {
  const { desk, callLog } = ports;

  const left = (...calls: (CallRecord | null)[]): Result<LogChange> =>
    calls.every((call) => call !== null) ? ok({ calls }) : noSuchCall();

  function only(changed: Result<readonly CallRecord[]>) {
    if (!changed.ok) return changed;
    const [call] = changed.value;
    return call === undefined ? noSuchCall() : ok(toCall(call));
  }

  async function split(kept: KeptCall, key: string, at: number): Promise<Result<LogChange>> {
    const part = kept.parts.find((one) => one.key === key);
    if (part === undefined) return fail('not_found', t('refusal.split.noPart'));
    if (part.call !== null) {
      const both = await callLog.unmerge(kept.call.id, part.call, at);
      return both === null ? fail('not_found', t('refusal.split.noPart')) : left(...both);
    }
    const apart = splitOff(kept, key, ports.ids.uuid());
    if (apart === null) return fail('conflict', t('refusal.split.notAlone'));
    const both = await callLog.splitEvents(apart.rest, apart.apart, at);
    return both === null ? noSuchCall() : left(...both);
  }

  return {
    'call.correct': ({ id, correction }) =>
      ports.stored(async () =>
        only(
          await desk.change([id], async (at) => {
            const kept = await callLog.get(id);
            if (kept === null) return noSuchCall();
            const refused = whyNoSuchEnd(kept.call, correction);
            if (refused !== null) return refused;
            const facts = correct(kept.call, correction, ports.region());
            if (facts === null) return fail('conflict', t('refusal.correction.live'));
            const lasted = (facts.endedAt ?? facts.startedAt) - facts.startedAt;
            const isTimed = correction.startedAt !== undefined || correction.talkMs !== undefined;
            const impossible = isTimed ? whyImpossible(facts.startedAt, lasted, at) : null;
            if (impossible !== null) return impossible;
            return left(await callLog.correct(id, facts, at));
          }),
        ),
      ),
    'call.restoreOriginal': ({ id }) =>
      ports.stored(async () =>
        only(
          await desk.change([id], async (at) => {
            const call = await callLog.restoreOriginal(id, at);
            return call === null ? fail('not_found', t('refusal.correction.noOriginal')) : left(call);
          }),
        ),
      ),
    'call.merge': ({ keep, gone }) =>
      ports.stored(async () => {
        if (keep === gone) return fail('bad_request', t('refusal.merge.same'));
        const merged = await desk.change([keep, gone], async (at) => {
          const [stays, goes] = [await callLog.get(keep), await callLog.get(gone)];
          if (stays === null || goes === null) return noSuchCall();
          if ([stays, goes].some(({ call }) => call.trashedAt !== null)) return noSuchCall();
          if ([stays, goes].some(({ call }) => call.endedAt === null)) {
            return fail('conflict', t('refusal.merge.live'));
          }
          const annotation = joinAnnotations(stays.call, goes.call);
          if (annotation.note.text.length > noteLimit || annotation.note.html.length > noteHtmlLimit) {
            return fail('conflict', t('refusal.merge.noteTooLong', { limit: noteLimit }));
          }
          const call = await callLog.merge({ id: keep, annotation }, gone, at);
          return call === null ? noSuchCall() : ok({ calls: [call], gone: [gone] });
        });
        return only(merged);
      }),
    'call.split': ({ id, part }) =>
      ports.stored(async () =>
        toldCalls(
          await desk.change([id], async (at) => {
            const kept = await callLog.get(id);
            return kept === null ? noSuchCall() : split(kept, part, at);
          }),
        ),
      ),
  };
}
