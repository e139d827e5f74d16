import { z } from 'zod';
import { LabelSchema } from '../call/call.ts';
import { outcomes } from '../call/words.ts';
import { isZone } from './wire-time.ts';

/** What every dialect needs to know of the account that a call is written to or read from. */
export const DialectAccountSchema = z.strictObject({
  /** IANA time zone: the company's, where the CRM writes times without one. */
  zone: z.string().refine(isZone),
  /** The person's own numbers, E.164 or as received: they tell the direction where a CRM only says from and to. */
  ownNumbers: z.array(z.string().min(1).max(256)),
  /** The person's mapping to this account's own values; it goes before the dialect's defaults. */
  results: z.array(
    z.strictObject({
      wire: z.string().min(1).max(256),
      outcome: z.enum(outcomes).nullable(),
      disposition: LabelSchema.nullable(),
    }),
  ),
});
export type DialectAccount = z.infer<typeof DialectAccountSchema>;
