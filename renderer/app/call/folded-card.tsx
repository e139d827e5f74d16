import { CloseButton, UnstyledButton } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { noteText } from '../../../contract/note/note-text.ts';
import { t } from '../../../contract/words/say.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { partyText } from '../format/party.ts';
import { timeText } from '../format/when.ts';
import { firstLine } from '../note/first-line.ts';
import classes from './folded-card.module.css';

/** A call whose note was begun when the next call came: one line, to go on with later or to put away. */
export function FoldedCard({ call }: { call: Call }) {
  const { desk, drafts } = useOpenDesk();
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.draft(call.id));
  const who = partyText(call);
  return (
    <article className={classes.card} data-folded={call.id}>
      <UnstyledButton
        className={classes.open}
        aria-label={t('live.unfold', { who: who.title })}
        onClick={() => desk.unfold(call.id)}
      >
        <span className={classes.head}>
          <IconNote size={14} aria-hidden="true" />
          {t('live.toFinish')}
          <span className={classes.time}>{timeText(call.startedAt)}</span>
        </span>
        <span className={classes.name}>{who.title}</span>
        <span className={classes.text}>{firstLine(draft ? noteText(draft.html) : call.noteText)}</span>
      </UnstyledButton>
      <CloseButton size="sm" aria-label={t('live.done')} onClick={() => desk.done(call.id)} />
    </article>
  );
}
