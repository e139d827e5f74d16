import { useCallback, useEffect, useRef, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import type { Result } from '../../../contract/ipc/result.ts';
import { newerCall } from '../desk/newer-call.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { together } from './together.ts';

/** A list of calls that is asked for whole. */
export interface LoadedCalls {
  /** Null until they came for the first time. */
  calls: readonly Call[] | null;
  /** Why they could not be loaded, in the person's words. */
  failure: string | null;
  reload: () => void;
}

/**
 * A list that main gives whole (the follow-ups, the trash), kept true by what is announced: a call that begins to belong
 * comes in, one that does not any more goes. `load` and `belongs` must stay the same functions.
 */
export function useCalls(
  load: () => Promise<Result<{ calls: Call[] }>>,
  belongs: (call: Call) => boolean,
): LoadedCalls {
  const { desk } = useOpenDesk();
  const [calls, setCalls] = useState<readonly Call[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  /** What was heard while an answer was on its way, which may be older. */
  const heard = useRef(new Map<string, Call>());
  const reload = useCallback(() => setAsked((times) => times + 1), []);

  const takeAll = useCallback(
    (known: readonly Call[], all: readonly Call[]) => {
      const calls = new Map(known.map((call) => [call.id, call]));
      for (const call of all) {
        const newest = newerCall(calls.get(call.id), call);
        calls.delete(call.id);
        if (belongs(newest)) calls.set(call.id, newest);
      }
      return [...calls.values()];
    },
    [belongs],
  );

  useEffect(() => {
    const announced = together<Call>(
      (all) => setCalls((known) => known && takeAll(known, all)),
      (ms, then) => setTimeout(then, ms),
    );
    const stops = [
      desk.hear('call', (call) => {
        heard.current.set(call.id, call);
        announced.add(call);
      }),
      desk.hear('stale', reload),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk, takeAll, reload]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish asks anew.
  useEffect(() => {
    let current = true;
    heard.current.clear();
    void load().then((answer) => {
      if (!current) return;
      setFailure(answer.ok ? null : answer.error.message);
      if (answer.ok) setCalls(takeAll(answer.value.calls, [...heard.current.values()]));
    });
    return () => {
      current = false;
    };
  }, [load, takeAll, asked]);

  return { calls, failure, reload };
}
