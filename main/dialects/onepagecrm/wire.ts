import { z } from 'zod';
import { noteLimit } from '../../../contract/call/call.ts';
import { readTime } from '../../../contract/dialect/wire-time.ts';

/** A BSON id: 24 hexadecimal digits (seed 000, resource fields). */
export const BsonIdSchema = z.string().regex(/^[0-9a-f]{24}$/i, 'a BSON id has 24 hexadecimal digits');

/** `via` of the seed; `phone` came with today's API, which knows `skype` no more. */
export const seedVias = ['skype', 'jabber', 'talkdesk', 'unknown'] as const;
export const todayVias = ['unknown', 'jabber', 'talkdesk', 'phone'] as const;

/**
 * The most that `text` takes: today 7168 (the vendor's OpenAPI file), its marks counted; the seed names no limit, *decided*
 * the one of our own notes. Characters are code points: JSON Schema counts so (validation, 6.3.1), and so does Ruby.
 */
export const textLimits = { today: 7_168, seed: noteLimit } as const;

/** `YYYY-MM-DD HH:MM:SS`, in UTC: the only way in which a request may say `call_time`. */
const CallTimeSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'a call_time is YYYY-MM-DD HH:MM:SS, in UTC')
  .refine((text) => readTime(text, 'UTC') !== null, 'there is no such day or time');

/** Epoch seconds; no further from 1970 than a clock of ours can say. */
const EpochSchema = z.int().min(-8_640_000_000_000).max(8_640_000_000_000);

const input = {
  /** Today's API only; in the seed it stands in the address and is read only. */
  contact_id: BsonIdSchema.optional(),
  call_time: CallTimeSchema.optional(),
  call_time_int: EpochSchema.optional(),
  text: z.string().optional(),
  phone_number: z.string().max(256).nullable().optional(),
  call_result: z.string().min(1).max(256).optional(),
  via: z.enum([...seedVias, 'phone']).optional(),
  recording_link: z.string().nullable().optional(),
  /** Today's API: ids of the users to tell. */
  user_ids_to_notify: z.array(BsonIdSchema).optional(),
};

type Input = z.infer<z.ZodObject<typeof input>>;

/** What one form has and the other has not: today's time is a number and its text short, the seed's time is a text. */
function keepApart({ value, issues }: z.core.ParsePayload<Input>): void {
  const refuse = (field: keyof Input, message: string) =>
    issues.push({ code: 'custom', path: [field], message, input: value[field] });
  const today = value.call_time_int !== undefined;
  if (today && value.call_time !== undefined) refuse('call_time', 'call_time_int says the time already');
  if (today && value.via === 'skype') refuse('via', 'skype is a value of the older API');
  if (value.call_time !== undefined && value.via === 'phone') refuse('via', 'phone came with call_time_int');
  const limit = textLimits[today ? 'today' : 'seed'];
  // Counting is only worth it where the code units do not settle it.
  if ((value.text?.length ?? 0) > limit && [...(value.text ?? '')].length > limit) {
    refuse('text', `a text has at most ${limit} characters`);
  }
}

/** A call in a request that may leave anything out: PUT, with and without `partial=1`, and POST with it. */
export const CallInputSchema = z.looseObject(input).check(keepApart);
export type CallInput = z.infer<typeof CallInputSchema>;

/** A call in a POST without `partial=1`: *decided*, `text` is required and may be empty, the rest has its defaults. */
export const WholeCallInputSchema = z.looseObject({ ...input, text: z.string() }).check(keepApart);

/** A file at a call, of today's API; its fields are the vendor's own and kept as they are. */
const AttachmentSchema = z.looseObject({});

/** What a reply says besides the call itself. A call that is only asked for has no id yet. */
export const BesidesSchema = z.object({
  id: z.string().min(1).max(256).optional(),
  contact_id: z.string().optional(),
  /** First name and first letter of the last name (read only). */
  author: z.string().nullable().optional(),
  /** An unknown value is kept. */
  via: z.string().nullable().optional(),
  /** `2015-01-20 15:45:51 UTC` in the seed, ISO 8601 today. */
  created_at: z.string().optional(),
  modified_at: z.string().optional(),
  attachments: z.array(AttachmentSchema).optional(),
  /** Its place in the list that it came in (today). */
  index: z.int().optional(),
});
export type Besides = z.infer<typeof BesidesSchema>;

/** A call as it is answered, in either form. Whatever a person or another program put into it is kept. */
export const CallReplySchema = z.looseObject({
  ...BesidesSchema.shape,
  text: z.string().max(noteLimit).nullable().optional(),
  /** The seed's form; where there is a `call_time_int`, that is the time. */
  call_time: z.string().max(256).nullable().optional(),
  call_time_int: z
    .union([EpochSchema, z.string().regex(/^-?\d{1,12}$/)])
    .nullable()
    .optional(),
  phone_number: z.string().nullable().optional(),
  call_result: z.string().nullable().optional(),
  recording_link: z.string().nullable().optional(),
});
export type CallReply = z.infer<typeof CallReplySchema>;
