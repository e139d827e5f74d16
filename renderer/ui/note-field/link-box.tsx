import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { noteLink } from '../../../contract/note/note-link.ts';
import { t } from '../../../contract/words/say.ts';
import classes from './link-box.module.css';

interface LinkBoxProps {
  /** The address that is there, or ''. */
  href: string;
  /** `null` takes the link away. */
  onDone: (href: string | null) => void;
  onLeave: () => void;
}

/** An address as a person writes it, whole: `example.com`, `anna@example.com` and numbers are led where they point. */
function wholeAddress(typed: string): string | null {
  const address = typed.trim();
  if (/^[a-z][a-z\d+.-]*:/i.test(address) && !/^[^/@]+:\d+(?:\/|$)/.test(address)) return noteLink(address);
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return noteLink(`mailto:${address}`);
  if (/^\+?[\d\s()/.-]{5,}$/.test(address)) return noteLink(`tel:${address.replace(/[^\d+]/g, '')}`);
  return /^[^\s/]+\.[^\s/]+/.test(address) ? noteLink(`https://${address}`) : null;
}

/** Asks where a link should lead: Enter sets it, an empty address takes it away, Escape leaves it as it is. */
export function LinkBox({ href, onDone, onLeave }: LinkBoxProps) {
  const [typed, setTyped] = useState(href);
  const [wrong, setWrong] = useState(false);
  const done = () => {
    const address = typed.trim() === '' ? null : wholeAddress(typed);
    if (typed.trim() !== '' && address === null) setWrong(true);
    else onDone(address);
  };
  return (
    <fieldset
      className={classes.box}
      aria-label={t('note.link.label')}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onLeave();
        } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
          event.preventDefault();
          event.stopPropagation();
          done();
        }
      }}
    >
      <TextInput
        className={classes.address ?? ''}
        size="xs"
        aria-label={t('note.link.address')}
        placeholder={t('note.link.placeholder')}
        value={typed}
        error={wrong ? t('note.link.wrong') : null}
        autoFocus
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setWrong(false);
        }}
      />
      <Button size="compact-sm" onClick={done}>
        {t('note.link.set')}
      </Button>
      {href !== '' && (
        <Button size="compact-sm" variant="default" onClick={() => onDone(null)}>
          {t('note.link.remove')}
        </Button>
      )}
    </fieldset>
  );
}
