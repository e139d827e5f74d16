import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { partyText } from '../format/party.ts';

/** A turn of a call as one sentence; status words of a call that is over stand at its end. */
function sentenceOf(call: Call): string {
  const who = partyText(call).title;
  if (call.endedAt !== null) return t('live.saidOver', { who, status: t(`status.${call.status}`) });
  if (call.status === 'answered')
    return t(call.heldSince === null ? 'live.saidInCall' : 'live.saidOnHold', { who });
  return t(call.direction === 'inbound' ? 'live.saidIncoming' : 'live.saidCalling', { who });
}

/** Says each turn of a live call to a screen reader, and nothing about changes of notes. */
export function CallVoice() {
  const { desk } = useOpenDesk();
  const [said, setSaid] = useState('');
  const last = useRef(new Map<string, string>());
  useEffect(
    () =>
      desk.hear('call', (call) => {
        const sentence = sentenceOf(call);
        const before = last.current.get(call.id);
        if (before === sentence || (before === undefined && call.endedAt !== null)) return;
        if (call.endedAt === null) last.current.set(call.id, sentence);
        else last.current.delete(call.id);
        setSaid(sentence);
      }),
    [desk],
  );
  return (
    <VisuallyHidden role="status" aria-live="polite" data-call-voice="">
      {said}
    </VisuallyHidden>
  );
}
