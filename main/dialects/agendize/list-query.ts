import { z } from 'zod';
import type { DialectCall } from '../../../contract/dialect/dialect-call.ts';
import { readTime } from '../../../contract/dialect/wire-time.ts';

const TimestampSchema = z
  .string()
  .max(64)
  .refine((text) => readTime(text, 'UTC')?.dayOnly === false, { error: 'Not a timestamp of RFC 3339' });

/** What a list may be asked for, from the address; all of it optional (seed 002). */
export const AgendizeListQuerySchema = z.object({
  startDate: TimestampSchema.optional(),
  endDate: TimestampSchema.optional(),
  /** Free text, found in callerNumber, calledNumber or trackingNumber. */
  search: z.string().max(256).optional(),
  /** The `nextSyncToken` of the last page of the list before. */
  syncToken: z.string().min(1).max(4_096).optional(),
  toolId: z.string().min(1).max(256).optional(),
});
type AgendizeListQuery = z.infer<typeof AgendizeListQuerySchema>;

/** The time that a list covers, epoch ms, both ends excluded; null for an open end. */
interface Window {
  after: number | null;
  before: number | null;
}

/** The window of a list. A timestamp without an offset is in the company's zone. */
export function windowOf({ startDate, endDate }: AgendizeListQuery, companyZone: string): Window {
  const at = (text: string | undefined) => (text ? (readTime(text, companyZone)?.at ?? null) : null);
  return { after: at(startDate), before: at(endDate) };
}

/**
 * Whether a call stands in a window. *Decided* (facts/crm-wire.md): seed 002 calls `startDate` an upper bound for the start
 * and `endDate` a lower bound for the end, but the two texts stand at each other's name: a call is listed when it ends after
 * `startDate` and starts before `endDate`, exclusive. A call whose end is not known has not ended yet.
 */
export function isListed(
  { startedAt, endedAt }: Pick<DialectCall, 'startedAt' | 'endedAt'>,
  { after, before }: Window,
): boolean {
  const endsAfter = after === null || endedAt === null || endedAt > after;
  const startsBefore = before === null || (startedAt !== null && startedAt < before);
  return endsAfter && startsBefore;
}
