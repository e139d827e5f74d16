import { z } from 'zod';
import { DialectAccountSchema } from '../../../contract/dialect/dialect-account.ts';

const IdSchema = z.int().min(1).nullable();

/** What is written to Pipedrive depends on whom the call is to be found at: any of these, but not a deal and a lead at once. */
export const PipedriveAccountSchema = DialectAccountSchema.extend({
  /** Whose call it is; null for the user whose key it is. Another user's takes account settings access. */
  userId: IdSchema,
  /** A planned activity of the type `call` that this call fulfils: it brings its person, organisation and deal. */
  activityId: IdSchema,
  /** The activity's name; null leaves it to Pipedrive. */
  subject: z.string().min(1).max(255).nullable(),
  personId: IdSchema,
  orgId: IdSchema,
  dealId: IdSchema,
  leadId: z.guid().nullable(),
}).refine(({ dealId, leadId }) => dealId === null || leadId === null, {
  path: ['leadId'],
  message: 'a call log belongs to a deal or to a lead, not to both',
});
export type PipedriveAccount = z.infer<typeof PipedriveAccountSchema>;
