import { toUtcText } from '../../../contract/dialect/wire-time.ts';
import type { CallInput, CallReply } from './wire.ts';

/** What a field is when a request leaves it out (seed 000, resource fields); `text` has no default, *decided* ''. */
function defaults(now: number) {
  return {
    text: '',
    call_time: `${toUtcText(now)} UTC`,
    via: 'unknown',
    call_result: 'conversation',
    recording_link: '',
  };
}

/** What a request cannot set: what is read only, and today's way to say the time. */
const notSet = ['id', 'author', 'contact_id', 'created_at', 'modified_at', 'call_time_int'];

function fieldsOf({ call_time, ...input }: CallInput): Partial<CallReply> {
  const set = Object.fromEntries(
    Object.entries(input).filter(([field, value]) => value !== undefined && !notSet.includes(field)),
  );
  return call_time === undefined ? set : { ...set, call_time: `${call_time} UTC` };
}

/**
 * The call that a POST of the seed makes: what it leaves out has its default. Without `partial=1` the request has to keep
 * `WholeCallInputSchema` first.
 */
export function created(
  input: CallInput,
  { now, ...besides }: { now: number; id: string; contact_id: string; author: string },
): CallReply {
  const at = `${toUtcText(now)} UTC`;
  return {
    ...besides,
    phone_number: '',
    ...defaults(now),
    ...fieldsOf(input),
    created_at: at,
    modified_at: at,
  };
}

/**
 * The call after a PUT of the seed. *Decided*: with `partial=1` only what is sent changes, without it whatever is left out
 * goes back to its default.
 */
export function updated(before: CallReply, input: CallInput, partial: boolean, now: number): CallReply {
  const kept = partial ? before : { ...before, ...defaults(now) };
  return { ...kept, ...fieldsOf(input), modified_at: `${toUtcText(now)} UTC` };
}
