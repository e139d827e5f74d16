import { z } from 'zod';
import { CallSchema, InstantSchema, LabelSchema, NameSchema } from './call.ts';
import { lengths } from './lengths.ts';
import { directions, statuses } from './words.ts';

/** The most calls that one page may carry: more than 1,000 rows in one message are slow (facts/store-and-limits.md). */
export const pageLimit = 200;

/**
 * Which calls the person wants to see. Every given condition must hold; an absent or empty list means any.
 * `text` is matched against names, companies, numbers (as received, and as dialled within their country), notes and tags: each word
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
  dispositions: z.array(LabelSchema).max(50).exactOptional(),
  /** Any of these tags; upper and lower case are one. */
  tags: z.array(LabelSchema).max(50).exactOptional(),
  /** The remote party by the name shown for it (`contactName`, else `remote.name`); upper and lower case are one. */
  contacts: z.array(NameSchema).max(50).exactOptional(),
  companies: z.array(NameSchema).max(50).exactOptional(),
  /** The remote party by its exact number: E.164, or as received where there is none. */
  numbers: z.array(z.string().min(1).max(256)).max(50).exactOptional(),
  /** AORs of lines. */
  accounts: z.array(z.string().min(1).max(256)).max(50).exactOptional(),
  lengths: z.array(z.enum(lengths)).max(lengths.length).exactOptional(),
  hasNote: z.boolean().exactOptional(),
  hasRecording: z.boolean().exactOptional(),
  /** `isUnlogged` (contract/call/unlogged.ts); only true can be asked for. */
  unlogged: z.literal(true).exactOptional(),
  /** Is no made-up call of `--demo`. */
  genuine: z.literal(true).exactOptional(),
  /** Has a follow-up, due or not. */
  followUp: z.literal(true).exactOptional(),
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

/** A value that calls in the log have, and how many have it. */
const facetValue = z.strictObject({ value: z.string().max(256), calls: z.int().min(1) });

/** What there is to filter by, the most frequent first, at most 200 of each. */
export const FacetsSchema = z.strictObject({
  dispositions: z.array(facetValue).max(200),
  tags: z.array(facetValue).max(200),
  contacts: z.array(facetValue).max(200),
  companies: z.array(facetValue).max(200),
  accounts: z.array(facetValue).max(200),
});
export type Facets = z.infer<typeof FacetsSchema>;
