import { z } from 'zod';
import { InstantSchema, LabelSchema, noteHtmlLimit } from '../call/call.ts';
import { directions, statuses } from '../call/words.ts';
import { writable } from './wire-time.ts';

/** An instant in epoch ms that the five CRMs can write: without a fraction of a second, in a year of four digits. */
const WholeSecondSchema = InstantSchema.multipleOf(1000).min(writable.from).max(writable.to);

/**
 * A call as the dialects speak of it: what any of the five CRMs could hold, in our words, numbers and times. A dialect
 * turns it into its own wire form and back; what a dialect has no word for is null on the way back.
 */
export const DialectCallSchema = z.strictObject({
  direction: z.enum(directions).nullable(),
  /** The state while the call lives, the outcome once it has ended. */
  status: z.enum(statuses).nullable(),
  /** E.164 where there is one, else as received; null where no number is known. */
  remoteNumber: z.string().min(1).max(256).nullable(),
  localNumber: z.string().min(1).max(256).nullable(),
  startedAt: WholeSecondSchema.nullable(),
  /** Null while the call lives. */
  endedAt: WholeSecondSchema.nullable(),
  /** Start to end, in whole seconds. Apart from the two times, because a CRM may say it without them, or something else. */
  duration: z.int().min(0).nullable(),
  /** Answer to end, in whole seconds; null where the call was not answered. */
  talkTime: z.int().min(0).nullable(),
  /** The note as HTML of the allow-list (`contract/note/note-html.ts`); '' when there is none. */
  note: z.string().max(noteHtmlLimit),
  disposition: LabelSchema.nullable(),
  tags: z.array(LabelSchema).max(32),
  /** Where the recording can be heard, when it has an address on the web. */
  recordingLink: z.url({ protocol: /^https?$/ }).nullable(),
});
export type DialectCall = z.infer<typeof DialectCallSchema>;

/** One thing that a call says. What was lost and what is missing is told in these. */
export type CallPart = keyof DialectCall;

/** The parts in the order in which people are told of them. */
export const callParts = Object.keys(DialectCallSchema.shape) as readonly CallPart[];

/** A call that says nothing: what a dialect starts from when it reads. */
export const silentCall: DialectCall = {
  direction: null,
  status: null,
  remoteNumber: null,
  localNumber: null,
  startedAt: null,
  endedAt: null,
  duration: null,
  talkTime: null,
  note: '',
  disposition: null,
  tags: [],
  recordingLink: null,
};

/** Whether a call says something of a part at all. */
export function says(call: DialectCall, part: CallPart): boolean {
  const said = call[part];
  return Array.isArray(said) ? said.length > 0 : said !== null && said !== '';
}
