import { z } from 'zod';
import { DialectAccountSchema } from '../../../contract/dialect/dialect-account.ts';

/** What Agendize needs to know besides a call to write it. Its `zone` is the company's. */
export const AgendizeAccountSchema = DialectAccountSchema.extend({
  /** `seed`: numbers and lengths in the types of seed 002; `today`: in those of the vendor's resource representation. */
  form: z.enum(['seed', 'today']),
  /** The click-to-call button that the call belongs to. */
  buttonId: z.string().min(1).nullable(),
  /** Agendize's client, the contact, when the person chose one. */
  clientId: z.string().min(1).nullable(),
  /** Our own identifier of the call, by which it is recognised where Agendize keeps it; it may not (facts/crm-wire.md). */
  externalId: z.string().min(1).nullable(),
});
export type AgendizeAccount = z.infer<typeof AgendizeAccountSchema>;
