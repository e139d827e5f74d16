import type { Call } from '../../contract/call/call.ts';
import type { CallEntry } from '../../contract/call/entry.ts';
import type { ErrorCode, Result } from '../../contract/ipc/result.ts';
import { answerOf, type StandingApp } from './standing-app.ts';

/** An entry by hand, five minutes ago and two minutes long, with what the test wants different. */
export function entry(standing: StandingApp, change: Partial<CallEntry> = {}): CallEntry {
  return {
    number: '514 555 0102',
    contactName: null,
    direction: 'outbound',
    outcome: 'answered',
    startedAt: standing.clock.wall - 300_000,
    talkMs: 120_000,
    disposition: null,
    note: '',
    ...change,
  };
}

/** Writes a call down by hand. */
export async function logged(standing: StandingApp, change: Partial<CallEntry> = {}): Promise<Call> {
  return answerOf(await standing.app.app['call.log'](entry(standing, change)));
}

/** The code of a refusal; `done` where there was none. */
export function codeOf(result: Result<unknown>): ErrorCode | 'done' {
  return result.ok ? 'done' : result.error.code;
}

/** The call as the log has it. */
export async function inLog(standing: StandingApp, id: string): Promise<Call> {
  return answerOf(await standing.app.app['call.get']({ id })).call;
}

/** All calls of the history, newest first. */
export async function history(standing: StandingApp): Promise<Call[]> {
  return answerOf(await standing.app.app['call.list']({ filter: {}, limit: 200 })).calls;
}

/** The calls that were told one by one since `from`, in order. */
export function toldCalls(standing: StandingApp, from = 0): Call[] {
  return standing.told
    .slice(from)
    .flatMap(({ name, fact }) => (name === 'call.changed' ? [(fact as { call: Call }).call] : []));
}
