import { z } from 'zod';
import { readTime } from '../../../contract/dialect/wire-time.ts';
import { defaultPerPage, mostPerPage } from './envelope.ts';
import type { CallReply } from './wire.ts';

const day = 86_400_000;

/** The field that each value of `date_filter` means; the seed's sample says `created`, today's list has the others. */
const dateFields = {
  created: 'created_at',
  created_at: 'created_at',
  modified: 'modified_at',
  modified_at: 'modified_at',
  updated_at: 'modified_at',
  call_time: 'call_time',
} as const;

interface Span {
  from: number;
  /** The last ms of what the text names: a day is all of it. */
  to: number;
}

/** A day (`2014-11-18`), a time in UTC, or epoch seconds (today). */
const SpanSchema = z.string().transform((text, context): Span => {
  const read = /^\d{5,12}$/.test(text) ? { at: Number(text) * 1000, dayOnly: false } : readTime(text, 'UTC');
  if (read) return { from: read.at, to: read.at + (read.dayOnly ? day : 1000) - 1 };
  context.issues.push({ code: 'custom', message: 'this is no day and no time', input: text });
  return z.NEVER;
});

/** What may be asked of a list of calls (seed 000, listing fields); all values are texts, as they stand in an address. */
export const CallQuerySchema = z.looseObject({
  contact_id: z.string().optional(),
  company_id: z.string().optional(),
  date_filter: z.enum(Object.keys(dateFields) as (keyof typeof dateFields)[]).optional(),
  since: SpanSchema.optional(),
  until: SpanSchema.optional(),
  unmodified_since: SpanSchema.optional(),
  modified_since: SpanSchema.optional(),
  page: z.coerce.number().int().min(1).default(1),
  per_page: z.coerce.number().int().min(1).max(mostPerPage).default(defaultPerPage),
});
export type CallQuery = z.infer<typeof CallQuerySchema>;

/**
 * Whether a call is in the list that was asked for. `since` and `until` mean the field that `date_filter` names, else the
 * time of the last change; both ends are in it (*decided*: a day as `until` is in it to its end). Whose contact is of which
 * company is not known here.
 */
export function isListed(call: CallReply, query: CallQuery): boolean {
  const at = (field: 'created_at' | 'modified_at' | 'call_time') => {
    const text = call[field];
    return text == null ? null : (readTime(text, 'UTC')?.at ?? null);
  };
  const within = (time: number | null, since?: Span, until?: Span) =>
    (since === undefined || (time !== null && time >= since.from)) &&
    (until === undefined || (time !== null && time <= until.to));
  const modified = at('modified_at');
  const { unmodified_since } = query;
  return (
    (query.contact_id === undefined || call.contact_id === query.contact_id) &&
    within(at(dateFields[query.date_filter ?? 'modified']), query.since, query.until) &&
    within(modified, query.modified_since) &&
    (unmodified_since === undefined || (modified !== null && modified < unmodified_since.from))
  );
}
