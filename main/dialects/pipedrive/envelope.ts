import { z } from 'zod';
import { type CallLogReply, CallLogReplySchema } from './wire.ts';

/** The most entries on a page (seed 004); *decided*: also as many as come when the request does not say. */
export const mostPerPage = 50;

/** What may be asked of a list, as it stands in an address. */
export const CallLogQuerySchema = z.looseObject({
  start: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(mostPerPage).default(mostPerPage),
});
export type CallLogQuery = z.infer<typeof CallLogQuerySchema>;

const StoredSchema = CallLogReplySchema.required({ id: true });

const PaginationSchema = z.looseObject({
  start: z.int().min(0),
  limit: z.int().min(1),
  more_items_in_collection: z.boolean(),
  /** Where the next page starts, when there is one. */
  next_start: z.int().min(0).optional(),
});

/** The answer to a list; null has been seen in place of an empty one. */
export const CallLogListSchema = z.looseObject({
  success: z.literal(true),
  data: z
    .array(StoredSchema)
    .nullable()
    .transform((calls) => calls ?? []),
  additional_data: z.looseObject({ pagination: PaginationSchema.optional() }).nullable().optional(),
});

/** The answer that holds one call log: to GET and POST. */
export const OneCallLogSchema = z.looseObject({ success: z.literal(true), data: StoredSchema });

/** The answer to a recording that was taken in and to a call log that is gone: the seed says no more than OK. */
export const DoneSchema = z.looseObject({ success: z.literal(true) });

/** What every refusal says. */
export const RefusalSchema = z.looseObject({
  success: z.literal(false),
  error: z.string(),
  /** How to mend it. */
  error_info: z.string().nullable().optional(),
  data: z.unknown().optional(),
  additional_data: z.unknown().optional(),
});

/** One page out of all the calls of a user. */
export function pageOf(
  all: readonly CallLogReply[],
  { start, limit }: Pick<CallLogQuery, 'start' | 'limit'>,
) {
  const next = start + limit;
  const more = next < all.length;
  const pagination = { start, limit, more_items_in_collection: more, ...(more && { next_start: next }) };
  return { success: true as const, data: all.slice(start, next), additional_data: { pagination } };
}

/** One call log. */
export function oneCallLog(call: CallLogReply) {
  return { success: true as const, data: call };
}

/** A refusal in the server's words; `info` says how to mend it. */
export function refusal(error: string, info: string) {
  return { success: false as const, error, error_info: info, data: null, additional_data: null };
}
