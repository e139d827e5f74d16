import { z } from 'zod';
import { noteLimit } from '../../../contract/call/call.ts';
import { readTime } from '../../../contract/dialect/wire-time.ts';

/** `status` as seed 003 lists them; "new values might be added in the future" (Activix, Call Log object). */
export const statusWords = [
  'answered',
  'attempted',
  'calling',
  'error',
  'interrupted',
  'pending',
  'unanswered',
] as const;

/** A number as Activix takes it: ITU-T E.164. */
export const E164Schema = z.string().regex(/^\+[1-9]\d{1,14}$/);

/** An ISO 8601 date and time. Written with an offset, read without one too. */
const TimeSchema = z
  .string()
  .max(64)
  .refine((text) => readTime(text, 'UTC') !== null, 'is no ISO 8601 date and time');

/** An address on the web whose path ends in `.wav` or `.mp3`: the two file types that seed 003 allows. */
export const MediaUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(8_192)
  .regex(/^https?:\/\/[^/?#]+\/[^?#]*\.(?:wav|mp3)(?:[?#]|$)/i);

/** The six fields that a call can be changed by. */
const changeable = {
  /** One of `statusWords`, or one that the person mapped because Activix has it by now. */
  status: z.string().min(1).max(256).optional(),
  /** Whole seconds. */
  duration: z.int().min(0).optional(),
  end_at: TimeSchema.optional(),
  media_url: MediaUrlSchema.optional(),
  user_did: E164Schema.optional(),
  user_email: z.email().optional(),
};

/** "If you want to indicate that a call is completed, end_at and duration parameters are mandatory": one needs the other. */
function needsBothEnds(
  { end_at, duration }: { end_at?: string | undefined; duration?: number | undefined },
  context: z.RefinementCtx,
): void {
  if ((end_at === undefined) === (duration === undefined)) return;
  const lacking = end_at === undefined ? 'end_at' : 'duration';
  context.addIssue({ code: 'custom', path: [lacking], message: 'end_at and duration are given together' });
}

/** `POST /call-logs`. A field that no document names is dropped. */
export const CreateSchema = z
  .object({
    ...changeable,
    direction: z.enum(['outgoing', 'incoming']).optional(),
    start_at: TimeSchema.optional(),
    from: E164Schema.optional(),
    to: E164Schema.optional(),
    /** Today only. */
    description: z.string().max(noteLimit).optional(),
    /** Today only. */
    lead_id: z.int().optional(),
  })
  .superRefine(needsBothEnds);
export type Create = z.infer<typeof CreateSchema>;

/** `PUT /call-logs/:id`: what is not given stays as it is. */
export const UpdateSchema = z.object(changeable).superRefine(needsBothEnds);
export type Update = z.infer<typeof UpdateSchema>;

/** An id that the CRM gave. */
const IdSchema = z.union([z.int(), z.string().min(1).max(256)]);

/** A call as Activix answers it, with everything that may be absent or null; `more` is kept. */
export const ReplySchema = z.looseObject({
  id: IdSchema.nullish(),
  communication_id: IdSchema.nullish(),
  created_at: z.string().max(256).nullish(),
  updated_at: z.string().max(256).nullish(),
  start_at: z.string().max(256).nullish(),
  end_at: z.string().max(256).nullish(),
  duration: z.union([z.int().min(0), z.string().regex(/^\d{1,9}$/)]).nullish(),
  direction: z.string().max(256).nullish(),
  status: z.string().max(256).nullish(),
  from: z.string().max(256).nullish(),
  to: z.string().max(256).nullish(),
  media_url: z.string().max(8_192).nullish(),
  description: z.string().max(noteLimit).nullish(),
  user_did: z.string().max(256).nullish(),
  user_email: z.string().max(256).nullish(),
  lead_id: IdSchema.nullish(),
  lead: z.looseObject({}).nullish(),
});
export type Reply = z.infer<typeof ReplySchema>;

/** The answer to a POST (201) and to a PUT (200): without an id, the call could not be changed later. */
export const AnswerSchema = z.looseObject({ data: ReplySchema.extend({ id: IdSchema }) });

/** An error (400, 401, 403, 404, 422, 429, 5xx): seed 003 shows none; *decided*: as Laravel writes them, all of it optional. */
export const ErrorSchema = z.looseObject({
  message: z.string().optional(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
});
