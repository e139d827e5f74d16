import type { Encoded, Loss } from '../../../contract/dialect/dialect.ts';
import type { CallPart, DialectCall } from '../../../contract/dialect/dialect-call.ts';
import { inPartOrder, withoutPlace } from '../../../contract/dialect/losses.ts';
import { fromTo } from '../../../contract/dialect/sides.ts';
import { writable } from '../../../contract/dialect/wire-time.ts';
import type { ActivixAccount } from './account.ts';
import { writeNote } from './note.ts';
import { isE164, isMedia, wordOf, writeTime } from './spelling.ts';
import { isOver, readWord, saidLosses, wordFor } from './status.ts';
import type { Create, Update } from './wire.ts';

/**
 * What is asked when a call starts (`calling`), or when one that is over is logged. *Decided*: a call of unknown direction
 * is written as outgoing, and the user's own number stands where ours is none that Activix takes, because both were a must
 * in Activix's document before the seed's. A number of the other side that is no E.164 is left out rather than refused.
 */
export function toCreate(call: DialectCall, account: ActivixAccount): Encoded<Create> {
  const direction = call.direction ?? 'outbound';
  const word = wordFor({ ...call, direction }, account);
  const sides = {
    direction,
    remoteNumber: isE164(call.remoteNumber) ? call.remoteNumber : null,
    localNumber: isE164(call.localNumber) ? call.localNumber : account.userDid,
  };
  const { from, to } = fromTo(sides);
  const ends = bothEnds(call, account);
  const note = writeNote(call.note, account);
  return {
    wire: {
      status: word,
      direction: wordOf(direction),
      ...(call.startedAt !== null && { start_at: writeTime(call.startedAt, account.zone, null) }),
      ...ends.wire,
      ...(from !== null && { from }),
      ...(to !== null && { to }),
      ...(isMedia(call.recordingLink) && { media_url: call.recordingLink }),
      ...(note.text !== null && { description: note.text }),
      ...(account.form === 'today' && account.leadId !== null && { lead_id: account.leadId }),
      ...userOf(account),
    },
    lost: inPartOrder([
      ...changed('direction', call.direction, direction),
      ...saidLosses(call, readWord(word, direction, account)),
      ...changed('remoteNumber', call.remoteNumber, sides.remoteNumber),
      ...changed('localNumber', call.localNumber, sides.localNumber),
      ...ends.lost,
      ...note.lost,
      ...neverHeld(call),
    ]),
  };
}

/** What is asked when something of a call changed: everything else than these six fields stays as it was created. */
export function toUpdate(call: DialectCall, account: ActivixAccount): Encoded<Update> {
  const word = tellsStatus(call) ? wordFor(call, account) : null;
  const ends = bothEnds(call, account);
  return {
    wire: {
      ...(word !== null && { status: word }),
      ...ends.wire,
      ...(isMedia(call.recordingLink) && { media_url: call.recordingLink }),
      ...userOf(account),
    },
    lost: inPartOrder([
      ...saidLosses(call, readWord(word, null, account)),
      ...ends.lost,
      ...withoutPlace(call, ['direction', 'remoteNumber', 'localNumber', 'startedAt', 'note']),
      ...neverHeld(call),
    ]),
  };
}

/** Whether there is a status to tell: a disposition alone is one only when the call is over. */
export function tellsStatus(call: DialectCall): boolean {
  return call.status !== null || (call.disposition !== null && isOver(call));
}

/** What is lost of one part that is written as something else, or as nothing. */
export function changed<Part extends CallPart>(
  part: Part,
  said: DialectCall[Part],
  written: DialectCall[Part],
): Loss[] {
  if (said === written) return [];
  return [{ part, why: said === null ? 'filled_in' : written === null ? 'no_place' : 'nearest' }];
}

/** What Activix has no place for, whatever is asked: how long people talked, tags, audio that is neither wav nor mp3. */
export function neverHeld(call: DialectCall): Loss[] {
  return withoutPlace(call, [
    'talkTime',
    'tags',
    ...(isMedia(call.recordingLink) ? [] : (['recordingLink'] as const)),
  ]);
}

/**
 * `end_at` and `duration` of a call that is over: Activix takes it for over only when it has both, so that the one that is
 * not known is reckoned from the other (*decided*: an end that nobody knows is the start). Neither, where no start is
 * known to reckon from.
 */
function bothEnds(
  call: DialectCall,
  { zone }: ActivixAccount,
): { wire: Pick<Create, 'end_at' | 'duration'>; lost: Loss[] } {
  const { startedAt } = call;
  const endedAt = call.endedAt ?? (startedAt === null ? null : startedAt + (call.duration ?? 0) * 1000);
  if (!isOver(call) || endedAt === null || endedAt > writable.to)
    return { wire: {}, lost: withoutPlace(call, ['endedAt', 'duration']) };
  const duration = call.duration ?? Math.max(0, (endedAt - (startedAt ?? endedAt)) / 1000);
  return {
    wire: { end_at: writeTime(endedAt, zone, null), duration },
    lost: [...changed('endedAt', call.endedAt, endedAt), ...changed('duration', call.duration, duration)],
  };
}

function userOf({ userDid, userEmail }: ActivixAccount): Pick<Create, 'user_did' | 'user_email'> {
  return {
    ...(userDid !== null && { user_did: userDid }),
    ...(userEmail !== null && { user_email: userEmail }),
  };
}
