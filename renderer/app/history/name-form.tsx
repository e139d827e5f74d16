import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../contract/words/say.ts';

/** The contract's limit (`SavedViewSchema`). */
const longestName = 64;

interface NameFormProps {
  name: string;
  /** Names that other views have. */
  taken: readonly string[];
  onSave: (name: string) => void;
}

/** Asks for the name of a view; upper and lower case are one, so that no two look alike in the bar. */
export function NameForm({ name, taken, onSave }: NameFormProps) {
  const [text, setText] = useState(name);
  const trimmed = text.trim();
  const isTaken = taken.some((each) => each.toLowerCase() === trimmed.toLowerCase());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '' && !isTaken) onSave(trimmed);
      }}
    >
      <TextInput
        data-autofocus
        size="sm"
        label={t('history.views.name')}
        value={text}
        maxLength={longestName}
        autoComplete="off"
        error={isTaken ? t('history.views.nameTaken') : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="sm">
        <Button type="submit" size="compact-md" disabled={trimmed === '' || isTaken}>
          {t('app.save')}
        </Button>
      </Group>
    </form>
  );
}
