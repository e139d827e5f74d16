import { Button, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { noteText } from '../../../contract/note/note-text.ts';
import { t } from '../../../contract/words/say.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import classes from './gone-drafts.module.css';

/**
 * The kept notes that can be saved nowhere, because their calls left the log: to be read, copied and discarded. A note
 * whose card is in sight says so there.
 */
export function GoneDrafts() {
  const { drafts } = useOpenDesk();
  const gone = useSyncExternalStore(drafts.subscribe, drafts.gone);
  const cards = useDesk((view) => view.cards);
  const unseen = gone.filter(({ id }) => cards.every((card) => card.id !== id));
  return unseen.map(({ id, html }) => (
    <div key={id} className={classes.gone} role="alert" data-gone-draft={id}>
      <div className={classes.note}>
        <Text size="sm" fw={600}>
          {t('note.goneKept')}
        </Text>
        <p className={classes.text}>{noteText(html)}</p>
      </div>
      <Button size="compact-sm" variant="default" onClick={() => drafts.discard(id)}>
        {t('note.discard')}
      </Button>
    </div>
  ));
}
