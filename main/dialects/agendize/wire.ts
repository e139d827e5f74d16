import { z } from 'zod';
import { readDuration } from './duration.ts';
import { readNumber } from './number.ts';
import { readStart } from './start.ts';

/** A number or a length, which seed 002 calls a string in one place and a list in another, and the vendor an integer. */
const ScalarSchema = z.union([z.string().max(256), z.number()]);
const SpelledSchema = z.union([ScalarSchema, z.array(ScalarSchema).max(100)]);
export type Spelled = z.infer<typeof SpelledSchema>;

const WordSchema = z.string().max(4_096);
const IdSchema = z.union([z.string().min(1).max(256), z.int()]);

/** When a call began: wall-clock time without a zone, and the zone (IANA) beside it. */
const StartSchema = z.looseObject({
  dateTime: z.string().max(64).nullish(),
  timeZone: z.string().max(64).nullish(),
});
export type Start = z.infer<typeof StartSchema>;

const NumberSchema = SpelledSchema.refine((spelled) => readNumber(spelled) !== undefined, {
  error: 'Not a number of 1 to 256 characters',
});
const DurationSchema = SpelledSchema.refine((spelled) => readDuration(spelled) !== null, {
  error: 'Not a length in whole seconds',
});
/** Seed 002 calls the zone required *and* gives its default, the company's: it may be absent. */
const AskedStartSchema = z
  .object({ dateTime: z.string().max(64), timeZone: z.string().max(64).optional() })
  .refine((start) => readStart(start, 'UTC') !== null, {
    error: 'Not a date-time of RFC 3339 in a known zone',
  });

const optional = {
  duration: DurationSchema.optional(),
  buttonId: WordSchema.optional(),
  clientId: WordSchema.optional(),
  /** In the resource only: sent by us, and not relied on. */
  externalId: WordSchema.optional(),
};

/** What POST takes (seed 002): both numbers and the start are required. */
export const AgendizeCreateSchema = z.object({
  callerNumber: NumberSchema,
  calledNumber: NumberSchema,
  start: AskedStartSchema,
  ...optional,
});
export type AgendizeCreate = z.infer<typeof AgendizeCreateSchema>;

/** What PUT takes (seed 002): the same, none of it required. */
export const AgendizeUpdateSchema = z.object({
  callerNumber: NumberSchema.optional(),
  calledNumber: NumberSchema.optional(),
  start: AskedStartSchema.optional(),
  ...optional,
});
export type AgendizeUpdate = z.infer<typeof AgendizeUpdateSchema>;

/** A Call resource (seed 002). */
export const AgendizeReplySchema = z.looseObject({
  /** "Read-only." */
  id: IdSchema,
  buttonId: IdSchema.nullish(),
  clientId: IdSchema.nullish(),
  callerNumber: SpelledSchema.nullish(),
  calledNumber: SpelledSchema.nullish(),
  trackingNumber: IdSchema.nullish(),
  start: StartSchema.nullish(),
  duration: SpelledSchema.nullish(),
  /** `completed noAnswered message wrongNumber busy abandoned`, and what else Agendize may say. */
  status: WordSchema.nullish(),
  externalId: IdSchema.nullish(),
  /** `clickToCall callTracking`, and what else Agendize may say. */
  type: WordSchema.nullish(),
  /** "Only if call recording is available and enable." */
  record: z
    .looseObject({
      /** So spelled by the seed's table; `mimeType` by the vendor's resource representation. Always `audio/mpeg`. */
      mineType: WordSchema.nullish(),
      mimeType: WordSchema.nullish(),
      url: WordSchema.nullish(),
    })
    .nullish(),
});
export type AgendizeReply = z.infer<typeof AgendizeReplySchema>;

/**
 * The answer to a list. The seed leaves its structure out; *decided*: `items`, as in the vendor's other lists, and the
 * token that seed 002 names, on the last page only.
 */
export const AgendizeListSchema = z.looseObject({
  items: z.array(AgendizeReplySchema),
  nextSyncToken: z.string().min(1).optional(),
});

/** *Decided*, since no document shows how Agendize refuses: the message, loose, because there may be more or nothing. */
export const AgendizeErrorSchema = z.looseObject({
  error: z.union([z.string(), z.looseObject({ message: z.string().optional() })]).optional(),
  message: z.string().optional(),
});
