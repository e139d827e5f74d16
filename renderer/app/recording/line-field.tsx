import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

interface LineFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  maxLength: number;
  /** True where an empty text is a text too. */
  emptyCounts?: boolean;
  /**
   * The text once Enter is pressed or the cursor leaves; null when the person went back by Escape. `byKey`: the cursor
   * is the caller's to place again.
   */
  onDone: (text: string | null, byKey: boolean) => void;
}

/** One line written in place: Enter and leaving keep it, Escape does not. */
export function LineField({ label, placeholder, value, maxLength, emptyCounts, onDone }: LineFieldProps) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (said: string | null, byKey: boolean) => {
    if (done.current) return;
    done.current = true;
    const trimmed = said?.trim() ?? null;
    onDone(trimmed === '' && !emptyCounts ? null : trimmed, byKey);
  };
  return (
    <TextInput
      ref={field}
      flex={1}
      size="xs"
      aria-label={label}
      placeholder={placeholder ?? ''}
      value={text}
      maxLength={maxLength}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => end(text === '' && value === '' ? null : text, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') end(text, true);
        if (event.key === 'Escape') {
          event.preventDefault();
          end(null, true);
        }
      }}
    />
  );
}
