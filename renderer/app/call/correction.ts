import type { Call } from '../../../contract/call/call.ts';
import { type Correction, longestTalk } from '../../../contract/call/entry.ts';
import { outcomeIn } from '../../../contract/call/outcomes-for.ts';
import { talkTime } from '../../../contract/call/times.ts';
import { type Direction, type Outcome, outcomes } from '../../../contract/call/words.ts';
import { toLength } from '../../ui/length-text.ts';
import { fromLocalTime, toLocalTime } from '../../ui/local-time.ts';
import { clockFace } from '../format/duration.ts';

/** A call's facts as the person types them. */
export interface CorrectionForm {
  /** As the browser's date and time field holds it. */
  started: string;
  talk: string;
  number: string;
  direction: Direction;
  /** As chosen; what it is called in `direction` counts (`outcomeIn`), so that turning back and forth loses nothing. */
  outcome: Outcome;
}

/** What is wrong with a typed correction: keys of `call.correct`. */
export interface CorrectionErrors {
  started?: 'startWrong' | 'startLater';
  talk?: 'talkWrong' | 'talkLong';
}

/** The form as it is before anything is typed. */
export function correctionForm(call: Call): CorrectionForm {
  return {
    started: toLocalTime(call.startedAt, true),
    talk: clockFace(talkTime(call, call.endedAt ?? call.lastAt)),
    number: call.remote.raw,
    direction: call.direction,
    outcome: outcomes.find((outcome) => outcome === call.status) ?? 'unknown',
  };
}

/**
 * What the person changed, and only that: a fact they left alone keeps the part seconds that the form does not show.
 * `now` in epoch ms.
 */
export function readCorrection(
  call: Call,
  form: CorrectionForm,
  now: number,
): { correction: Correction; errors: CorrectionErrors } {
  const before = correctionForm(call);
  const correction: Correction = {};
  const errors: CorrectionErrors = {};
  if (form.started !== before.started) {
    const startedAt = fromLocalTime(form.started);
    if (startedAt === null) errors.started = 'startWrong';
    else if (startedAt > now) errors.started = 'startLater';
    else correction.startedAt = startedAt;
  }
  const outcome = outcomeIn(form.direction, form.outcome);
  if (outcome === 'answered' && form.talk.trim() !== before.talk) {
    const talkMs = toLength(form.talk);
    if (talkMs === null) errors.talk = 'talkWrong';
    else if (talkMs > longestTalk) errors.talk = 'talkLong';
    else correction.talkMs = talkMs;
  }
  if (form.number.trim() !== before.number) correction.number = form.number.trim();
  if (form.direction !== before.direction) correction.direction = form.direction;
  if (outcome !== before.outcome) correction.outcome = outcome;
  return { correction, errors };
}
