import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useOpenDesk } from '../desk/use-desk.ts';
import { partyText } from '../format/party.ts';
import { words } from '../words.ts';

/** Says each turn of a live call to a screen reader, and nothing about changes of notes. */
export function CallVoice() {
  const { desk } = useOpenDesk();
  const [said, setSaid] = useState('');
  const last = useRef(new Map<string, string>());
  useEffect(
    () =>
      desk.hear('call', (call) => {
        const sentence = words.live.said(call, partyText(call).title);
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
