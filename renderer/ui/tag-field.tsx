import { TagsInput } from '@mantine/core';
import { longestLabel, mostTags } from '../../contract/call/call.ts';
import { wordKey } from '../../contract/call/word-key.ts';
import { t } from '../../contract/words/say.ts';

interface TagFieldProps {
  value: readonly string[];
  onChange: (tags: string[]) => void;
  /** Tags of other calls, the most frequent first. */
  suggestions: readonly string[];
  /** Smaller, for the live card. */
  compact?: boolean;
  /** Shown above the field; without it the field is named for screen readers alone. */
  label?: string;
  /** What the empty field asks for; without it, a tag to add. */
  placeholder?: string;
}

/**
 * Free tags: Enter or a comma ends one, Backspace takes the last one back, and what the log knows already is offered.
 * Upper and lower case are one tag, as they are for the store's filter.
 */
export function TagField(props: TagFieldProps) {
  const { value, onChange, suggestions, compact = false, label, placeholder = t('call.addTag') } = props;
  const full = value.length >= mostTags;
  return (
    <TagsInput
      size={compact ? 'xs' : 'sm'}
      {...(label === undefined ? { 'aria-label': t('call.tags') } : { label })}
      placeholder={full ? t('call.tagsFull', { most: mostTags }) : placeholder}
      value={[...value]}
      data={[...new Set(suggestions)]}
      limit={8}
      maxTags={mostTags}
      maxLength={longestLabel}
      openOnFocus={false}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      onChange={(tags) => {
        const tidy = tags.map((tag) => tag.trim().slice(0, longestLabel)).filter((tag) => tag !== '');
        onChange(
          tidy.filter((tag, index) => tidy.findIndex((each) => wordKey(each) === wordKey(tag)) === index),
        );
      }}
    />
  );
}
