import { Button, Group, Modal, Stack } from '@mantine/core';
import { memo, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import { DispositionPicker } from '../../ui/disposition-picker.tsx';
import { focusAtOnce } from '../../ui/focus-at-once.ts';
import { TagField } from '../../ui/tag-field.tsx';
import { CallFollowUp } from '../call/call-follow-up.tsx';
import { useKnownTags } from '../call/use-known-tags.ts';
import { useAnnotate } from '../desk/use-annotate.ts';
import { useDesk } from '../desk/use-desk.ts';
import { partyText } from '../format/party.ts';
import type { BulkChange } from './use-bulk.ts';

/** What is to be said, and of which calls: one by itself, or several by their ids. */
export interface Saying {
  readonly what: 'disposition' | 'tags' | 'followUp';
  readonly call: Call | null;
  readonly ids: readonly string[];
}

interface SayDialogProps {
  saying: Saying | null;
  onClose: () => void;
  onMany: (ids: readonly string[], change: BulkChange) => Promise<void>;
}

/** Says something of a call, or of all selected ones, without leaving the list. */
export const SayDialog = memo(function SayDialog({ saying, onClose, onMany }: SayDialogProps) {
  return (
    <Modal
      opened={saying !== null}
      onClose={onClose}
      size="md"
      title={saying === null ? '' : titleOf(saying)}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div ref={beginInside}>
        {saying !== null &&
          (saying.call !== null ? (
            <SayOfOne what={saying.what} call={saying.call} onClose={onClose} />
          ) : (
            <SayOfMany saying={saying} onClose={onClose} onMany={onMany} />
          ))}
      </div>
    </Modal>
  );
});

/** The cursor begins in the field and not at the button that closes it: Mantine looks for this mark. */
function beginInside(content: HTMLElement | null): void {
  const first = content?.querySelector<HTMLElement>(
    '[role="radio"][tabindex="0"], input:not([type="hidden"]), fieldset button',
  );
  first?.setAttribute('data-autofocus', '');
  focusAtOnce(first);
}

function titleOf({ what, call, ids }: Saying): string {
  const count = ids.length;
  if (call === null)
    return what === 'tags'
      ? t('history.say.tagsOfMany', { count })
      : t('history.say.dispositionOfMany', { count });
  const { title: who } = partyText(call);
  if (what === 'tags') return t('history.say.tagsOf', { who });
  return what === 'followUp' ? t('history.say.followUpOf', { who }) : t('history.say.dispositionOf', { who });
}

function SayOfOne({ what, call, onClose }: { what: Saying['what']; call: Call; onClose: () => void }) {
  const dispositions = useDesk((view) => view.settings.dispositions);
  const known = useKnownTags();
  const [shown, annotate] = useAnnotate(call);
  const [tags, setTags] = useState<readonly string[]>(call.tags);
  if (what === 'disposition')
    return (
      <DispositionPicker
        value={call.disposition}
        dispositions={dispositions}
        onChange={(disposition) => {
          void annotate({ disposition });
          onClose();
        }}
      />
    );
  if (what === 'followUp')
    return (
      <CallFollowUp
        call={shown}
        annotate={async (change) => {
          onClose();
          return annotate(change);
        }}
      />
    );
  return (
    <Stack gap="sm">
      <TagField value={tags} suggestions={known} onChange={setTags} />
      <Group justify="flex-end">
        <Button
          size="compact-md"
          onClick={() => {
            void annotate({ tags: [...tags] });
            onClose();
          }}
        >
          {t('history.say.done')}
        </Button>
      </Group>
    </Stack>
  );
}

function SayOfMany({ saying, onClose, onMany }: Omit<SayDialogProps, 'saying'> & { saying: Saying }) {
  const dispositions = useDesk((view) => view.settings.dispositions);
  const known = useKnownTags();
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  function say(change: BulkChange) {
    void onMany(saying.ids, change);
    onClose();
  }
  if (saying.what === 'disposition')
    return (
      <Stack gap="sm">
        <DispositionPicker
          value={null}
          dispositions={dispositions}
          onChange={(disposition) => say({ disposition })}
        />
        <Group justify="flex-end">
          <Button size="compact-md" variant="subtle" onClick={() => say({ disposition: null })}>
            {t('history.say.clearDisposition')}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <Stack gap="sm">
      <TagField label={t('history.say.addTags')} value={add} suggestions={known} onChange={setAdd} />
      <TagField
        label={t('history.say.removeTags')}
        placeholder={t('history.say.removeTag')}
        value={remove}
        suggestions={known}
        onChange={setRemove}
      />
      <Group justify="flex-end">
        <Button
          size="compact-md"
          disabled={add.length === 0 && remove.length === 0}
          onClick={() =>
            say({
              ...(add.length === 0 ? {} : { addTags: [...add] }),
              ...(remove.length === 0 ? {} : { removeTags: [...remove] }),
            })
          }
        >
          {t('history.say.done')}
        </Button>
      </Group>
    </Stack>
  );
}
