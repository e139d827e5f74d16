import type { Routes } from '../../../contract/dialect/dialect.ts';

/** Both with and without the last slash: seed 001 writes it for list and creation, its links do not. */
const calls = {
  create_call: { method: 'POST', path: '/calls/', also: ['/calls'] },
  update_call: { method: 'PUT', path: '/calls/{id}' },
  get_call: { method: 'GET', path: '/calls/{id}' },
  list_calls: {
    method: 'GET',
    path: '/calls/',
    also: ['/calls', '/contacts/{contact_id}/calls', '/contacts/{contact_id}/calls/'],
  },
  /** No call carries a name of ours: a call that may have arrived is looked for among its contact's. */
  find_call: { method: 'GET', path: '/contacts/{contact_id}/calls' },
  delete_call: { method: 'DELETE', path: '/calls/{id}' },
  attach_recording: null,
  watch_calls: null,
} as const satisfies Partial<Routes>;

/** As seed 001 has them: calls only. *Decided*: an account whose calls can be listed is a good one. */
export const seedRoutes: Routes = {
  ...calls,
  check_account: { method: 'GET', path: '/calls/' },
  find_contact: null,
  create_contact: null,
};

/** As Monica 4.x has them. */
export const todayRoutes: Routes = {
  ...calls,
  check_account: { method: 'GET', path: '/me' },
  find_contact: { method: 'GET', path: '/contacts?query={number}' },
  create_contact: { method: 'POST', path: '/contacts' },
};
