import { z } from 'zod';
import { DialectAccountSchema } from '../../../contract/dialect/dialect-account.ts';
import { BsonIdSchema } from './wire.ts';

/** What is written to OnePageCRM depends on the API's age and on whom the call belongs to: there is no call without a contact. */
export const OnepagecrmAccountSchema = DialectAccountSchema.extend({
  /** `today` is API v3, which the vendor runs; `seed` is what the seed document describes and the local API speaks. */
  form: z.enum(['today', 'seed']),
  contactId: BsonIdSchema,
});
export type OnepagecrmAccount = z.infer<typeof OnepagecrmAccountSchema>;
