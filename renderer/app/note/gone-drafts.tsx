import { Button, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { words } from '../words.ts';
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
  return unseen.map(({ id, text }) => (
    <div key={id} className={classes.gone} role="alert" data-gone-draft={id}>
      <div className={classes.note}>
        <Text size="sm" fw={600}>
          {words.note.goneKept}
        </Text>
        <p className={classes.text}>{text}</p>
      </div>
      <Button size="compact-sm" variant="default" onClick={() => drafts.discard(id)}>
        {words.note.discard}
      </Button>
    </div>
  ));
}
