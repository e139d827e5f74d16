import { z } from 'zod';
import { CallSchema, InstantSchema } from './call.ts';
import { directions, statuses } from './words.ts';

/** The most calls that one page may carry: more than 1,000 rows in one message are slow (facts/store-and-limits.md). */
export const pageLimit = 200;

/**
 * Which calls the person wants to see. Every given condition must hold; an absent or empty list means any.
 * `text` is matched against names, numbers (as received, and as dialled within their country), notes and tags: each word
 * must begin a word there, and a word of three or more digits also matches numbers that end with it. A number typed in
 * groups (`555 010-1234`) is also taken as one word; a text without any letter or digit asks for nothing.
 */
export const CallFilterSchema = z.strictObject({
  text: z.string().max(200).exactOptional(),
  directions: z.array(z.enum(directions)).max(2).exactOptional(),
  statuses: z.array(z.enum(statuses)).max(statuses.length).exactOptional(),
  /** Start of the range, included, epoch ms. */
  from: InstantSchema.exactOptional(),
  /** End of the range, excluded, epoch ms. */
  until: InstantSchema.exactOptional(),
});
export type CallFilter = z.infer<typeof CallFilterSchema>;

export const CallListAskSchema = z.strictObject({
  filter: CallFilterSchema,
  /** `next` of the page before, or absent for the newest page. */
  after: z.string().max(64).exactOptional(),
  limit: z.int().min(1).max(pageLimit),
});
export type CallListAsk = z.infer<typeof CallListAskSchema>;

/** Newest first. `next` is null when nothing older fits the filter. */
export const CallPageSchema = z.strictObject({
  calls: z.array(CallSchema).max(pageLimit),
  next: z.string().max(64).nullable(),
});
export type CallPage = z.infer<typeof CallPageSchema>;
