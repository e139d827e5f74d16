import type { Routes } from '../../../contract/dialect/dialect.ts';

/** Only `json` is served of the seed's formats (*decided*). */
const seed: Routes = {
  check_account: null,
  find_contact: null,
  create_contact: null,
  create_call: {
    method: 'POST',
    path: '/calls.json?contact_id={contact_id}&partial=1',
    also: [
      '/contacts/{contact_id}/calls.json?partial=1',
      '/calls.json?contact_id={contact_id}',
      '/contacts/{contact_id}/calls.json',
    ],
  },
  update_call: { method: 'PUT', path: '/calls/{id}.json?partial=1', also: ['/calls/{id}.json'] },
  find_call: {
    method: 'GET',
    path: '/calls.json?contact_id={contact_id}&date_filter=call_time&since={since}&until={until}',
  },
  get_call: { method: 'GET', path: '/calls/{id}.json' },
  list_calls: {
    method: 'GET',
    path: '/calls.json?modified_since={modified_since}&page={page}&per_page={per_page}',
    also: [
      '/calls.json?contact_id={contact_id}',
      '/contacts/{contact_id}/calls.json',
      '/calls.json?company_id={company_id}',
      '/companies/{company_id}/calls.json',
    ],
  },
  delete_call: { method: 'DELETE', path: '/calls/{id}.json' },
  // A recording is its address on the web, `recording_link` of the call.
  attach_recording: null,
  watch_calls: null,
};

/** API v3, from `https://app.onepagecrm.com/api/v3`; Basic, `user_id:api_key`. */
const today: Routes = {
  check_account: { method: 'GET', path: '/bootstrap' },
  find_contact: { method: 'GET', path: '/contacts?phone={number}' },
  create_contact: { method: 'POST', path: '/contacts' },
  create_call: { method: 'POST', path: '/calls', also: ['/contacts/{contact_id}/calls'] },
  update_call: { method: 'PUT', path: '/calls/{id}?partial=true' },
  find_call: {
    method: 'GET',
    path: '/contacts/{contact_id}/calls?date_filter=call_time&since={since}&until={until}&per_page=100',
  },
  get_call: { method: 'GET', path: '/calls/{id}' },
  list_calls: {
    method: 'GET',
    path: '/calls?modified_since={modified_since}&page={page}&per_page={per_page}',
    also: ['/contacts/{contact_id}/calls', '/companies/{company_id}/calls'],
  },
  delete_call: { method: 'DELETE', path: '/calls/{id}' },
  // After the file went to the address that `GET /attachments/s3_form?contact_id=` gives.
  attach_recording: { method: 'POST', path: '/calls/{id}/attachments' },
  watch_calls: null,
};

/** What OnePageCRM can do, and where. */
export const onepagecrmRoutes = { seed, today };
