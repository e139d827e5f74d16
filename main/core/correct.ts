import type { CallRecord, Party } from '../../contract/call/call.ts';
import type { Correction } from '../../contract/call/entry.ts';
import { outcomeIn } from '../../contract/call/outcomes-for.ts';
import { ringTime, talkTime } from '../../contract/call/times.ts';
import { type Region, toE164 } from '../../contract/number/number.ts';
import { oneLine } from './one-line.ts';
import type { CorrectedFacts } from './ports.ts';

/**
 * What the person's word makes of an ended call's facts; null for one that lives, because its source still speaks. The
 * whole call moves with its start. Laws, held by test/unit/correct.test.ts: no time is negative; ring + talk ≤ duration;
 * hold ≤ talk; correcting nothing changes nothing.
 *
 *   answered      startedAt ── ring time, kept ──► answeredAt ── talkMs ──► endedAt
 *   any other     startedAt ───────────── duration, kept ─────────────────► endedAt, answeredAt null
 */
export function correct(call: CallRecord, correction: Correction, region: Region): CorrectedFacts | null {
  if (call.endedAt === null) return null;
  const direction = correction.direction ?? call.direction;
  const outcome = correction.outcome ?? outcomeIn(direction, call.outcome ?? 'unknown');
  const startedAt = correction.startedAt ?? call.startedAt;
  const moved = startedAt - call.startedAt;
  const answeredAt = outcome === 'answered' ? startedAt + ringTime(call, call.endedAt) : null;
  const talkMs = correction.talkMs ?? talkTime(call, call.endedAt);
  const endedAt = answeredAt === null ? call.endedAt + moved : answeredAt + talkMs;
  return {
    direction,
    outcome,
    remote:
      correction.number === undefined ? call.remote : renumbered(call.remote, correction.number, region),
    startedAt,
    ringingAt:
      call.ringingAt === null ? null : Math.min(call.ringingAt + moved, answeredAt ?? endedAt, endedAt),
    answeredAt,
    endedAt,
    heldMs: answeredAt === null ? 0 : Math.min(call.heldMs, talkMs),
    lastAt: endedAt,
  };
}

/** A name that came with the old number belongs to it, and stays only where the new one is the same, written otherwise. */
function renumbered(old: Party, typed: string, region: Region): Party {
  const raw = oneLine(typed);
  const e164 = toE164(raw, region);
  const same = raw === old.raw || (e164 !== null && e164 === old.e164);
  return { raw, e164, name: same ? old.name : null };
}
