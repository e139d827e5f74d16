import type { Routes } from '../../../contract/dialect/dialect.ts';

/** From `https://api.agendize.com/api/2.0`, or what stands in for it. */
const calls = {
  create_call: { method: 'POST', path: '/calls' },
  update_call: { method: 'PUT', path: '/calls/{id}' },
  get_call: { method: 'GET', path: '/calls/{id}' },
  list_calls: { method: 'GET', path: '/calls' },
  /** *Decided*: Agendize need not keep `externalId`, so a call is looked for in the window of its time and compared. */
  find_call: { method: 'GET', path: '/calls?startDate={since}&endDate={until}' },
  delete_call: { method: 'DELETE', path: '/calls/{id}' },
  /** `record` is the CRM's own: it takes no audio. */
  attach_recording: null,
  /** *Decided*: seed 002 describes the watch and gives no address for it. */
  watch_calls: { method: 'POST', path: '/calls/watch' },
  /** *Decided*: an account whose calls can be listed is a good one. */
  check_account: { method: 'GET', path: '/calls' },
} as const satisfies Partial<Routes>;

/** As seed 002 has them: calls only. */
export const seedRoutes: Routes = { ...calls, find_contact: null, create_contact: null };

/** With the vendor's Clients API beside them. */
export const todayRoutes: Routes = {
  ...calls,
  find_contact: { method: 'GET', path: '/clients?search={number}' },
  create_contact: { method: 'POST', path: '/clients' },
};
