import { z } from 'zod';
import { noteHtmlLimit, noteLimit } from '../../../contract/call/call.ts';
import { readTime } from '../../../contract/dialect/wire-time.ts';
import { readNote } from './note.ts';

/** How a call went, in the one list that all accounts have (seed 004). */
export const callOutcomes = [
  'connected',
  'no_answer',
  'left_message',
  'left_voicemail',
  'wrong_number',
  'busy',
] as const;

const IdSchema = z.int().min(1);

/** A UUID of any version. */
const LeadIdSchema = z.guid();

/** `YYYY-MM-DD HH:MM:SS`, in UTC: the only way in which a request may say a time. */
const TimeSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'a time is YYYY-MM-DD HH:MM:SS, in UTC')
  .refine((text) => readTime(text, 'UTC') !== null, 'there is no such day or time');

/** HTML. The seed names no limit; *decided*: what one of our own notes can be. */
const NoteSchema = z
  .string()
  .max(noteHtmlLimit)
  .refine((html) => html.length <= noteLimit || readNote(html).length <= noteHtmlLimit, {
    message: 'the note is longer than a note can be',
    abort: true,
  });

/** The body of `POST /v1/callLogs`. */
export const CallLogCreateSchema = z
  .looseObject({
    /** Of another user only with account settings access. */
    user_id: IdSchema.optional(),
    /** An activity of the type `call`, which becomes this call log. */
    activity_id: IdSchema.optional(),
    subject: z.string().optional(),
    /** Seconds, as a string. */
    duration: z
      .string()
      .regex(/^\d{1,12}$/, 'a duration is whole seconds, as a string')
      .optional(),
    outcome: z.enum(callOutcomes),
    from_phone_number: z.string().max(256).optional(),
    to_phone_number: z.string().min(1).max(256),
    start_time: TimeSchema,
    end_time: TimeSchema,
    person_id: IdSchema.optional(),
    org_id: IdSchema.optional(),
    deal_id: IdSchema.optional(),
    lead_id: LeadIdSchema.optional(),
    note: NoteSchema.optional(),
  })
  .refine(({ deal_id, lead_id }) => deal_id === undefined || lead_id === undefined, {
    path: ['lead_id'],
    message: 'a call log belongs to a deal or to a lead, not to both',
  });
export type CallLogCreate = z.infer<typeof CallLogCreateSchema>;

/**
 * The body of `PATCH /api/v2/activities/{id}` as far as it changes a call: the call log itself cannot be changed, only the
 * note of its activity.
 */
export const ActivityUpdateSchema = z.looseObject({ note: NoteSchema });
export type ActivityUpdate = z.infer<typeof ActivityUpdateSchema>;

/** An id as servers send it: a number, or a string of its digits. */
const AnyIdSchema = z
  .union([z.int(), z.string().max(256)])
  .nullable()
  .optional();

/** What a call log says besides the call itself; it has an id once it is in the CRM. */
export const BesidesSchema = z.object({
  id: z.union([z.string().min(1).max(256), z.int()]).optional(),
  user_id: AnyIdSchema,
  activity_id: AnyIdSchema,
  subject: z.string().nullable().optional(),
  person_id: AnyIdSchema,
  org_id: AnyIdSchema,
  deal_id: AnyIdSchema,
  lead_id: z.string().nullable().optional(),
  has_recording: z.boolean().nullable().optional(),
  company_id: AnyIdSchema,
});
export type Besides = z.infer<typeof BesidesSchema>;

const AnyTextSchema = z.string().nullable().optional();

/** A call log as it is answered. An unknown outcome, a time in ISO 8601 and a duration as a number are kept. */
export const CallLogReplySchema = z.looseObject({
  ...BesidesSchema.shape,
  outcome: AnyTextSchema,
  from_phone_number: AnyTextSchema,
  to_phone_number: AnyTextSchema,
  start_time: AnyTextSchema,
  end_time: AnyTextSchema,
  duration: z.union([z.string(), z.number()]).nullable().optional(),
  note: NoteSchema.nullable().optional(),
});
export type CallLogReply = z.infer<typeof CallLogReplySchema>;
