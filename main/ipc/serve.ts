import type { IpcMainInvokeEvent, WebContents } from 'electron';
import type { z } from 'zod';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import type { Requests } from '../../contract/ipc/message.ts';
import { type Failure, FailureSchema, fail, type Result } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import type { Log } from '../core/ports.ts';
import { askLimit, faultOfShape } from './ask-shape.ts';

/** The part of a page's WebContents that the router stands on; a test can stand in for it. */
export type Page = Pick<WebContents, 'mainFrame'> & { ipc: Pick<WebContents['ipc'], 'handle'> };

type Checked = Failure | { ok: true; ask: unknown };

export interface ServeOptions {
  /** Scheme and host of the one page that may ask, e.g. `app://ringnote`. */
  origin: string;
  log: Log;
}

/**
 * Opens one page's requests, and is the only way in from any page (security item 17). Each ask passes, in this order:
 * this page's own channel, its top frame, its own origin, shape and size, schema; then the handler; then the answer's schema.
 * Whatever fails comes back as a value with a code, because a throw would reach the page as text only.
 */
export function serve<R extends Requests>(
  page: Page,
  requests: R,
  handlers: Handlers<R>,
  { origin, log }: ServeOptions,
): void {
  const check = (name: keyof R & string, event: IpcMainInvokeEvent, asked: unknown[]): Checked => {
    const stranger = whyNotTrusted(page, event, origin);
    if (stranger !== null) return fail('not_allowed', `${name} was refused: ${stranger}.`);
    const misshapen = asked.length > 1 ? 'it has more than one part' : faultOfShape(asked[0], askLimit);
    if (misshapen !== null) return fail('bad_request', `${name} was refused: ${misshapen}.`);
    const ask = requests[name]?.ask.safeParse(asked[0]);
    if (ask?.success) return { ok: true, ask: ask.data };
    return fail('bad_request', `${name} was refused: ${ask ? firstFault(ask.error) : 'it is not known'}.`);
  };
  const answer = async (name: keyof R & string, event: IpcMainInvokeEvent, asked: unknown[]) => {
    try {
      const checked = check(name, event, asked);
      if (!checked.ok) {
        log.warn('refused a request', { name, ...checked.error });
        return checked;
      }
      // The schema that gave `ask` is the one the handler's type comes from; TypeScript cannot follow it by name.
      const result = await handlers[name](checked.ask as Parameters<Handlers<R>[typeof name]>[0]);
      const fault = faultOfAnswer(requests[name]?.answer, result);
      if (fault === null) return result;
      log.error('a handler gave a wrong answer', { name, why: fault });
    } catch (error) {
      log.error('a handler threw', { name, error: String(error), stack: stackOf(error) });
    }
    return fail('internal', t('refusal.internal'));
  };
  for (const name of Object.keys(requests)) {
    page.ipc.handle(name, (event, ...asked: unknown[]) => answer(name, event, asked));
  }
}

function whyNotTrusted(page: Page, event: IpcMainInvokeEvent, origin: string): string | null {
  const frame = event.senderFrame;
  if (frame == null) return 'its frame is gone';
  if (frame.parent !== null || frame !== page.mainFrame) return 'it did not come from the top frame';
  return originOf(frame.url) === origin ? null : 'it came from another origin';
}

/** Node's `URL.origin` is 'null' for our scheme, so scheme and host are put together here. */
function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

function faultOfAnswer(schema: z.ZodType | undefined, result: Result<unknown>): string | null {
  const checked = result.ok ? schema?.safeParse(result.value) : FailureSchema.safeParse(result);
  return checked?.error === undefined ? null : firstFault(checked.error);
}

function firstFault(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'it is not as agreed';
  const field = issue.path.map(String).join('.');
  return field === '' ? issue.message : `${field}: ${issue.message}`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '') : '';
}
