import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import type { Annotation } from '../desk/use-annotate.ts';

/** The contract's limit of a name (`NameSchema`). */
const longestName = 256;

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** Names the remote party and its company. What was typed stays in sight until it is kept. */
export function PersonForm(props: {
  call: Call;
  annotate: (change: Annotation) => Promise<boolean>;
  onClose: () => void;
}) {
  const { call, annotate, onClose } = props;
  const [name, setName] = useState(call.contactName ?? call.remote.name ?? '');
  const [company, setCompany] = useState(call.company ?? '');
  const [busy, setBusy] = useState(false);
  const begin = useCallback((field: HTMLInputElement | null) => field?.select(), []);

  async function save(event: React.FormEvent) {
    event.preventDefault();
    if (busy) return;
    // The name that the network gave is no wish of the person's as long as they leave it as it is.
    const given = orNull(name) === call.remote.name && call.contactName === null ? null : orNull(name);
    const change = {
      ...(given === call.contactName ? {} : { contactName: given }),
      ...(orNull(company) === call.company ? {} : { company: orNull(company) }),
    };
    if (Object.keys(change).length === 0) return onClose();
    setBusy(true);
    const kept = await annotate(change);
    setBusy(false);
    if (kept) onClose();
  }

  return (
    <form
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <Stack gap={6}>
        <TextInput
          ref={begin}
          size="xs"
          label={t('call.person.name')}
          value={name}
          maxLength={longestName}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('call.person.company')}
          value={company}
          maxLength={longestName}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCompany(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          {t('call.person.remembered')}
        </Text>
        <Group gap={6}>
          <Button type="submit" size="compact-sm" aria-busy={busy}>
            {t('app.save')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
