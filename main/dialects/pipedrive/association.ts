import type { PipedriveAccount } from './account.ts';
import type { CallLogCreate } from './wire.ts';

type Association = Pick<CallLogCreate, 'activity_id' | 'person_id' | 'org_id' | 'deal_id' | 'lead_id'>;

/** Whom a call of this account is written down at. *Decided*: with an activity nothing else, a lead neither. */
export function associate(account: PipedriveAccount): Association {
  if (account.activityId !== null) return { activity_id: account.activityId };
  return {
    ...(account.personId !== null && { person_id: account.personId }),
    ...(account.orgId !== null && { org_id: account.orgId }),
    ...(account.dealId !== null && { deal_id: account.dealId }),
    ...(account.leadId !== null && { lead_id: account.leadId }),
  };
}

/** Whom a request's call belongs to: where it names an activity, its own person, organisation and deal are ignored. */
export function associated(create: CallLogCreate): Association {
  const { activity_id, person_id, org_id, deal_id, lead_id } = create;
  const ignored = activity_id !== undefined;
  const all = ignored ? { activity_id, lead_id } : { person_id, org_id, deal_id, lead_id };
  return Object.fromEntries(Object.entries(all).filter(([, id]) => id !== undefined));
}
