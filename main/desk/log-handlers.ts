import { toCall } from '../../contract/call/call.ts';
import type { AppRequests } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import { fail, ok } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import { oneLine } from '../core/one-line.ts';
import { suggestedDisposition } from '../core/outcome.ts';
import type { CallLog } from '../core/ports.ts';
import type { CallDesk } from './call-desk.ts';
import { cleanTags } from './clean-annotation.ts';
import type { RecordingDesk } from './recording-desk.ts';
import type { Stored } from './stored.ts';
import { toldCalls } from './told-calls.ts';

export interface LogHandlerPorts {
  desk: CallDesk;
  callLog: Pick<CallLog, 'list' | 'count' | 'get' | 'ids' | 'facets' | 'noteVersions' | 'annotateMany'>;
  recordings: Pick<RecordingDesk, 'shown'>;
  stored: Stored;
}

/** The most that one answer carries (contract, `call.ids`, `note.versions`, `CallDetailSchema`). */
const most = { ids: 10_000, versions: 100, events: 1000, recordings: 200, parts: 50 };

/** Looking through the log, and changing many of its calls at once. */
export function createLogHandlers(
  ports: LogHandlerPorts,
): Pick<
  Handlers<AppRequests>,
  'call.list' | 'call.count' | 'call.get' | 'call.ids' | 'call.facets' | 'call.annotateMany' | 'note.versions'
> {
  const { callLog, stored } = ports;
  return {
    'call.list': ({ filter, after, limit }) =>
      stored(async () => {
        const page = await callLog.list(filter, after, limit);
        return ok({ calls: page.calls.map(toCall), next: page.next });
      }),
    'call.count': ({ filter }) => stored(async () => ok({ count: await callLog.count(filter) })),
    'call.get': ({ id }) =>
      stored(async () => {
        const kept = await callLog.get(id);
        if (kept === null) return fail('not_found', t('refusal.noSuchCall'));
        const { call, original, noteVersions } = kept;
        return ok({
          call: toCall(call),
          events: kept.events.slice(0, most.events),
          recordings: (await ports.recordings.shown(kept.recordings)).slice(0, most.recordings),
          original,
          parts: kept.parts.slice(0, most.parts),
          noteVersions,
          suggestedDisposition: suggestedDisposition(call),
        });
      }),
    'call.ids': ({ filter }) => stored(async () => ok({ ids: await callLog.ids(filter, most.ids) })),
    'call.facets': () => stored(async () => ok(await callLog.facets())),
    'call.annotateMany': ({ ids, disposition, addTags, removeTags }) =>
      stored(async () => {
        const change = {
          ...(disposition !== undefined && { disposition: disposition && (oneLine(disposition) || null) }),
          ...(addTags !== undefined && { addTags: cleanTags(addTags) }),
          ...(removeTags !== undefined && { removeTags: [...removeTags] }),
        };
        return toldCalls(
          await ports.desk.change(ids, async (at) =>
            ok({ calls: await callLog.annotateMany(ids, change, at) }),
          ),
        );
      }),
    'note.versions': ({ id }) =>
      stored(async () => ok({ versions: (await callLog.noteVersions(id)).slice(0, most.versions) })),
  };
}
