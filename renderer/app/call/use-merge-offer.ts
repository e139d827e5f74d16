import { useEffect, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import type { CallFilter } from '../../../contract/call/query.ts';
import { numberKey } from '../../../contract/number/number-key.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { mergeCandidates, nearInTime } from './merge-candidates.ts';

/** How many calls of each kind are looked at. */
const looked = 50;
/** A burst of keys is one question to the log, ms. */
const pause = 120;

/** The calls that can be merged into one. */
export interface MergeOffer {
  /** Null until they came for the first time; then those of the last answer. */
  readonly found: readonly Call[] | null;
  /** Why they could not be looked for, in the person's words. */
  readonly failure: string | null;
}

/**
 * Which calls to offer for a merge with `call`: those near in time or with its number, or with a `text` any call of the
 * log that it finds. Looked for once for the call as it was when this began, and again with each text.
 */
export function useMergeOffer(call: Call, text: string): MergeOffer {
  const { ask } = useOpenDesk();
  const [offer, setOffer] = useState<MergeOffer>({ found: null, failure: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the call as it was when this began.
  useEffect(() => {
    let current = true;
    async function look() {
      const answers = await Promise.all(
        filtersOf(call, text).map((filter) => ask['call.list']({ filter, limit: looked })),
      );
      if (!current) return;
      const refused = answers.find((answer) => !answer.ok);
      const calls = answers.flatMap((answer) => (answer.ok ? answer.value.calls : []));
      setOffer({
        found: mergeCandidates(call, calls),
        failure: refused && !refused.ok ? refused.error.message : null,
      });
    }
    const timer = setTimeout(() => void look(), text === '' ? 0 : pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [ask, call.id, text]);

  return offer;
}

function filtersOf(call: Call, text: string): CallFilter[] {
  if (text !== '') return [{ text }];
  const key = numberKey(call.remote);
  const near = { from: call.startedAt - nearInTime, until: call.startedAt + nearInTime };
  return key === null ? [near] : [near, { numbers: [key] }];
}
