import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDispositions } from '../../contract/call/dispositions.ts';
import { outcomesFor } from '../../contract/call/outcomes-for.ts';
import { directions, outcomes } from '../../contract/call/words.ts';
import {
  type DialectName,
  dialectNames,
  type Route,
  type Verb,
  verbs,
} from '../../contract/dialect/dialect.ts';
import { type Results, resultOf, resultsFor } from '../../contract/dialect/results.ts';
import { allDialects } from '../support/dialect/all-dialects.ts';

const forms = ['today', 'seed'] as const;

/**
 * The requests of each seed, as its text has them. Agendize's names no method and no path but `{callId}`: those here are the
 * vendor's (facts/crm-wire.md), and the watch's is decided.
 */
const seedRequests: Record<DialectName, readonly string[]> = {
  onepagecrm: [
    'GET calls.format?contact_id={contact_id}',
    'GET contacts/{contact_id}/calls.format',
    'GET calls.format?company_id={company_id}',
    'GET companies/{company_id}/calls.format',
    'GET calls/{id}.format',
    'POST calls.format?contact_id={contact_id}',
    'POST contacts/{contact_id}/calls.format',
    'POST calls.format?contact_id={contact_id}&partial=1',
    'POST contacts/{contact_id}/calls.format?partial=1',
    'PUT calls/{id}.format',
    'PUT calls/{id}.format?partial=1',
    'DELETE calls/{id}.format',
  ],
  monica: [
    'GET /calls/',
    'GET /contacts/:id/calls',
    'GET /calls/:id',
    'POST /calls/',
    'PUT /calls/:id',
    'DELETE /calls/:id',
  ],
  agendize: [
    'GET /calls',
    'POST /calls',
    'GET /calls/{callId}',
    'PUT /calls/{callId}',
    'DELETE /calls/{callId}',
    'POST /calls/watch',
  ],
  activix: ['POST /call-logs', 'PUT /call-logs/:id'],
  pipedrive: [
    'GET /v1/callLogs',
    'GET /v1/callLogs/{id}',
    'POST /v1/callLogs',
    'POST /v1/callLogs/{id}/recordings',
    'DELETE /v1/callLogs/{id}',
  ],
};

/** What the table in facts/crm-wire.md says that each seed has no request for. */
const lacking: Record<DialectName, readonly Verb[]> = {
  onepagecrm: ['check_account', 'find_contact', 'create_contact', 'attach_recording', 'watch_calls'],
  monica: ['find_contact', 'create_contact', 'attach_recording', 'watch_calls'],
  agendize: ['find_contact', 'create_contact', 'attach_recording'],
  activix: verbs.filter((verb) => verb !== 'create_call' && verb !== 'update_call'),
  pipedrive: ['check_account', 'find_contact', 'create_contact', 'update_call', 'watch_calls'],
};

/** The values that each CRM's list of results has. */
const values: Record<DialectName, Record<(typeof forms)[number], readonly string[]>> = {
  onepagecrm: {
    seed: ['conversation', 'no answer', 'left message'],
    today: ['interested', 'not_interested', 'left_message', 'no_answer', 'other'],
  },
  monica: { seed: [], today: [] },
  agendize: both('completed', 'noAnswered', 'message', 'wrongNumber', 'busy', 'abandoned'),
  activix: both('answered', 'attempted', 'calling', 'error', 'interrupted', 'pending', 'unanswered'),
  pipedrive: both('connected', 'no_answer', 'left_message', 'left_voicemail', 'wrong_number', 'busy'),
};

/** What may be filled into a path. */
const placeholders = [
  ...['id', 'contact_id', 'company_id', 'communication_id', 'activity_id', 'number', 'since', 'until'],
  ...['modified_since', 'page', 'per_page', 'start', 'limit'],
];

function both(...list: string[]): { seed: string[]; today: string[] } {
  return { seed: list, today: list };
}

/** A request without what the placeholders are called, the query apart. */
function plain(request: string): { path: string; query: string } {
  const [, method, path = '', query = ''] = /^(\w+) \/?([^?]*)\??(.*)$/.exec(request) ?? [];
  const bare = path.replace(/:\w+|\{\w+\}/g, '{}').replace(/\.(?:format|json)$/, '');
  return { path: `${method} ${bare}`, query };
}

function requests({ method, path, also = [] }: Route): string[] {
  return [path, ...also].map((address) => `${method} ${address}`);
}

describe('the five dialects', () => {
  it('are each known by their name', () => {
    expect(Object.keys(allDialects)).toEqual([...dialectNames]);
    for (const name of dialectNames) expect(allDialects[name].name).toBe(name);
  });
});

describe.each(dialectNames)('%s', (name) => {
  const { routes, results } = allDialects[name];
  const routesOf = (form: (typeof forms)[number]) =>
    Object.values(routes[form]).filter((route) => route !== null);

  it('is held to the laws', () => {
    const spec = readFileSync(join(import.meta.dirname, `${name}.test.ts`), 'utf8');
    expect(spec).toMatch(new RegExp(`^describeDialectLaws\\(${name}, `, 'm'));
  });

  it.each(forms)('says of every verb where it is, or that there is none (%s)', (form) => {
    expect(Object.keys(routes[form]).sort()).toEqual([...verbs].sort());
    for (const request of routesOf(form).flatMap(requests)) {
      expect(request).toMatch(/^(?:GET|POST|PUT|PATCH|DELETE) \/\S+$/);
      for (const [, filled = ''] of request.matchAll(/\{([^}]*)\}/g)) expect(placeholders).toContain(filled);
    }
  });

  it('has every request of its seed', () => {
    const ours = routesOf('seed').flatMap(requests).map(plain);
    for (const request of seedRequests[name].map(plain))
      expect(ours).toContainEqual(
        request.query === '' ? { path: request.path, query: expect.anything() } : request,
      );
  });

  it('has no request in the seed’s form that its seed has not', () => {
    const known = new Set(seedRequests[name].map((request) => plain(request).path.replace(/\/$/, '')));
    for (const request of routesOf('seed').flatMap(requests))
      expect(known).toContain(plain(request).path.replace(/\/$/, ''));
    expect(verbs.filter((verb) => routes.seed[verb] === null)).toEqual(
      verbs.filter((verb) => lacking[name].includes(verb)),
    );
  });

  it.each(forms)(
    'writes every outcome, whatever the person says of it, as a value that the CRM has (%s)',
    (form) => {
      const list: Results = results[form];
      const known = values[name][form];
      expect(new Set(known)).toEqual(new Set([...known, ...list.map(({ wire }) => wire)]));
      if (known.length === 0) return;
      for (const direction of directions)
        for (const status of outcomesFor(direction))
          for (const disposition of [null, ...defaultDispositions])
            expect(known, `${direction} ${status} ${disposition}`).toContain(
              resultOf({ status, disposition }, resultsFor(direction, list), 'none'),
            );
    },
  );

  it.each(forms)('has a row of its own for every outcome and every default disposition (%s)', (form) => {
    if (values[name][form].length === 0) return;
    for (const outcome of outcomes)
      expect(
        results[form].some((row) => row.outcome === outcome && row.disposition === null),
        outcome,
      ).toBe(true);
    for (const disposition of defaultDispositions)
      expect(
        results[form].some((row) => row.disposition === disposition),
        disposition,
      ).toBe(true);
  });

  it.each(forms)(
    'never calls a call a conversation that nobody answered and only a callback was asked for (%s)',
    (form) => {
      const write = (status: 'answered' | 'missed', disposition: string | null) =>
        resultOf({ status, disposition }, resultsFor('inbound', results[form]), 'none');
      expect(write('missed', 'callback_requested')).toBe(write('missed', null));
      expect(write('answered', 'callback_requested')).toBe(write('answered', null));
    },
  );
});
