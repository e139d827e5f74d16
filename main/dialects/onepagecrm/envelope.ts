import { z } from 'zod';
import { type CallReply, CallReplySchema } from './wire.ts';

/** Calls on a page when the request does not say (seed 000, sample). */
export const defaultPerPage = 10;

/** The most calls on a page today; *decided* for the seed too, which is silent. */
export const mostPerPage = 100;

/** What stands around every answer that is no error. */
const around = { status: z.literal(0), message: z.string(), timestamp: z.int() };
const wrapped = z.looseObject({ call: CallReplySchema.required({ id: true }) });
const count = z.int().min(0);

/** The answer to a list of calls. */
export const CallListSchema = z.looseObject({
  ...around,
  data: z.looseObject({
    calls: z.array(wrapped),
    total_count: count,
    page: z.int().min(1),
    max_page: count,
    per_page: z.int().min(1),
  }),
});

/** The answer that holds one call: to GET, POST and PUT. */
export const OneCallSchema = z.looseObject({ ...around, data: wrapped });

/** What every refusal but the throttle's says (today: 403 for too many requests is plain text). */
export const RefusalSchema = z.looseObject({
  status: z.int().min(1),
  message: z.string(),
  error_name: z.string().optional(),
  error_message: z.string().optional(),
  /** Field → what is wrong with it. */
  errors: z.record(z.string(), z.unknown()).optional(),
});

/** The account's own values of `call_result`: the answer to `GET /call_results` (today). */
export const CallResultsSchema = z.looseObject({
  ...around,
  data: z.array(
    z.looseObject({ call_result: z.looseObject({ result: z.string().min(1), text: z.string() }) }),
  ),
});

/** Which page of a list of `total` calls was asked for. */
interface Page {
  total: number;
  page: number;
  perPage: number;
}

/** One page of calls. *Decided*: a list without any call has one page. `now` is epoch ms. */
export function listOf(calls: readonly CallReply[], { total, page, perPage }: Page, now: number) {
  return {
    ...ok(now),
    data: {
      calls: calls.map((call) => ({ call })),
      total_count: total,
      page,
      max_page: Math.max(1, Math.ceil(total / perPage)),
      per_page: perPage,
    },
  };
}

/** One call. `now` is epoch ms. */
export function oneCall(call: CallReply, now: number) {
  return { ...ok(now), data: { call } };
}

function ok(now: number) {
  return { status: 0 as const, message: 'OK', timestamp: Math.floor(now / 1000) };
}
