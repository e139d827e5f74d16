import { useCallback, useEffect, useState } from 'react';
import type { CallDetail } from '../../../contract/ipc/app-contract.ts';
import { newerCall } from '../desk/newer-call.ts';
import { useOpenDesk } from '../desk/use-desk.ts';

/** A call's page as it stands: what is known, why nothing is, and the way to ask for the evidence anew. */
export interface ShownDetail {
  detail: CallDetail | null;
  /** Why the call cannot be shown, or be shown as it is now, in the person's words. */
  failure: string | null;
  reload: () => void;
}

/**
 * Follows one call with the evidence behind it. What is announced is taken up at once; events, parts and the original
 * are asked for again whenever something happened to the call that they tell of. A call that has left the log stays in
 * sight with the reason beside it, so that no note goes from under the hand that writes it.
 */
export function useCallDetail(id: string): ShownDetail {
  const { ask, desk } = useOpenDesk();
  const [detail, setDetail] = useState<CallDetail | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((times) => times + 1), []);

  useEffect(() => {
    const stops = [
      desk.hear('call', (call) => {
        if (call.id === id) setDetail((known) => known && { ...known, call: newerCall(known.call, call) });
      }),
      desk.hear('recordings', (call, recordings) => {
        if (call === id) setDetail((known) => known && { ...known, recordings: [...recordings] });
      }),
      desk.hear('stale', reload),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk, id, reload]);

  const call = detail?.call;
  const turn = call && [
    call.status,
    call.startedAt,
    call.answeredAt,
    call.endedAt,
    call.muted,
    call.heldSince,
    call.corrected,
  ];
  const turnKey = turn?.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn of the call and each wish brings new evidence.
  useEffect(() => {
    let current = true;
    void ask['call.get']({ id }).then((answer) => {
      if (!current) return;
      if (answer.ok) {
        setFailure(null);
        setDetail((known) => ({ ...answer.value, call: newerCall(known?.call, answer.value.call) }));
        return;
      }
      setFailure(answer.error.message);
    });
    return () => {
      current = false;
    };
  }, [ask, id, turnKey, asked]);

  return { detail, failure, reload };
}
