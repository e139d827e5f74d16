import { z } from 'zod';
import { DialectAccountSchema } from '../../../contract/dialect/dialect-account.ts';
import { E164Schema } from './wire.ts';

/** What a call needs of an Activix account besides what every dialect needs. `zone` gives the offset of its times. */
export const ActivixAccountSchema = DialectAccountSchema.extend({
  /** Which fields may be written: those of seed 003, or also today's `description` and `lead_id`. */
  form: z.enum(['seed', 'today']),
  /** The user's own number in Activix, by which it knows whose call it is; null: not sent. */
  userDid: E164Schema.nullable(),
  /** The user's address in Activix, the other way to know them; null: not sent. */
  userEmail: z.email().nullable(),
  /** The lead that the call is about. Null: Activix matches by number, or makes a new lead. Today's form only. */
  leadId: z.int().positive().nullable(),
});
export type ActivixAccount = z.infer<typeof ActivixAccountSchema>;
