import type { Routes } from '../../../contract/dialect/dialect.ts';

/**
 * Seed 003: a call can be made and changed, and neither read, listed nor deleted. Its recording is `media_url` of either
 * request, so there is none to attach by itself.
 */
export const seedRoutes: Routes = {
  check_account: null,
  find_contact: null,
  create_contact: null,
  create_call: { method: 'POST', path: '/call-logs' },
  update_call: { method: 'PUT', path: '/call-logs/{id}' },
  find_call: null,
  get_call: null,
  list_calls: null,
  delete_call: null,
  attach_recording: null,
  watch_calls: null,
};

/** Today, from `https://api.crm.activix.ca/v2`: also the account, leads, and a recording by the call's `communication_id`. */
export const todaysRoutes: Routes = {
  ...seedRoutes,
  check_account: { method: 'GET', path: '/account' },
  find_contact: { method: 'GET', path: '/leads/search?query={number}' },
  create_contact: { method: 'POST', path: '/leads' },
  attach_recording: { method: 'POST', path: '/communications/{communication_id}/recording' },
};
