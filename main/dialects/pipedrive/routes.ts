import type { Routes } from '../../../contract/dialect/dialect.ts';

/** The five requests of the seed, with what each costs. */
const seed: Routes = {
  check_account: null,
  find_contact: null,
  create_contact: null,
  create_call: { method: 'POST', path: '/v1/callLogs', cost: 10 },
  update_call: null,
  find_call: { method: 'GET', path: '/v1/callLogs?start={start}&limit={limit}', cost: 20 },
  get_call: { method: 'GET', path: '/v1/callLogs/{id}', cost: 2 },
  list_calls: { method: 'GET', path: '/v1/callLogs?start={start}&limit={limit}', cost: 20 },
  // The activity stays.
  delete_call: { method: 'DELETE', path: '/v1/callLogs/{id}', cost: 6 },
  attach_recording: { method: 'POST', path: '/v1/callLogs/{id}/recordings', cost: 10 },
  watch_calls: null,
};

/** The same from `https://api.pipedrive.com`, and what of the rest of the API a call needs. */
const today: Routes = {
  ...seed,
  check_account: { method: 'GET', path: '/v1/users/me' },
  // Matches without the country code too: the connector compares the numbers itself.
  find_contact: { method: 'GET', path: '/api/v2/persons/search?term={number}&fields=phone' },
  create_contact: { method: 'POST', path: '/api/v2/persons' },
  // The note only, at the activity that the call log made.
  update_call: { method: 'PATCH', path: '/api/v2/activities/{activity_id}' },
};

/** What Pipedrive can do, and where. */
export const pipedriveRoutes = { seed, today };
