import { z } from 'zod';

/**
 * Why a request was refused. A code is for the program, the message for the person: what happened, why, what to do next.
 * Errors cross IPC as values, because Electron keeps only the text of a thrown one (facts/electron.md, section 3).
 */
export const errorCodes = [
  'not_allowed',
  'bad_request',
  'not_found',
  'line_not_ready',
  'bad_number',
  'call_over',
  'busy_line',
  'storage_failed',
  'storage_full',
  'not_audio',
  'too_large',
  'cancelled',
  'conflict',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const FailureSchema = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({ code: z.enum(errorCodes), message: z.string() }),
});
export type Failure = z.infer<typeof FailureSchema>;
export type Result<T> = { ok: true; value: T } | Failure;

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, message: string): Failure {
  return { ok: false, error: { code, message } };
}
