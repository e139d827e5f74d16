import { z } from 'zod';
import { DialectAccountSchema } from '../../../contract/dialect/dialect-account.ts';

/** What Monica needs to know besides a call to write it. */
export const MonicaAccountSchema = DialectAccountSchema.extend({
  /** `seed`: as seed 001 describes the API; `today`: as Monica 4.x speaks (Monica 5 has no calls). */
  form: z.enum(['seed', 'today']),
  /** The contact that the call is logged on. No call is without one: "it can't be orphan" (seed 001). */
  contactId: z.int().min(1),
});
export type MonicaAccount = z.infer<typeof MonicaAccountSchema>;
