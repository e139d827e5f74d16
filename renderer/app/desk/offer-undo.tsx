import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '../../../contract/words/say.ts';

/** How long an act can be taken back from its message, ms; the clock stands while the mouse or the keyboard is on it. */
const undoTime = 10_000;

/** The message that is there, or was there last. */
let newest = '';

/** Whether a key belongs to what is being typed, whose own undo must stay. */
function isTyping(active: Element | null): boolean {
  return (
    active instanceof HTMLInputElement ||
    active instanceof HTMLTextAreaElement ||
    (active instanceof HTMLElement && active.isContentEditable)
  );
}

/**
 * Says what was done and offers to take it back, by its button or by Ctrl/Cmd+Z wherever nothing is being typed. Only
 * the newest such message is there: two of them would leave it open what Ctrl+Z takes back.
 */
export function offerUndo(said: string, undo: () => void): void {
  notifications.hide(newest);
  const id = crypto.randomUUID();
  newest = id;
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    if (isTyping(document.activeElement)) return;
    event.preventDefault();
    takeBack();
  };
  function takeBack() {
    notifications.hide(id);
    undo();
  }
  window.addEventListener('keydown', onKey);
  notifications.show({
    id,
    withBorder: true,
    autoClose: undoTime,
    closeButtonProps: { 'aria-label': t('app.close') },
    onClose: () => window.removeEventListener('keydown', onKey),
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{said}</Text>
        <Button size="compact-sm" variant="light" aria-keyshortcuts="Control+Z Meta+Z" onClick={takeBack}>
          {t('app.undo')}
        </Button>
      </Group>
    ),
  });
}
