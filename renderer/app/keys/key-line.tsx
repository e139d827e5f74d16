import { memo } from 'react';
import { t } from '../../../contract/words/say.ts';
import { rowNames } from './key-names.ts';
import classes from './keys.module.css';
import { type KeyRow, keyTable } from './keys.ts';
import { onMac } from './on-mac.ts';

/** The keys worth knowing first, from the table: those of one word stand together. */
function shortRows(): [NonNullable<KeyRow['short']>, KeyRow[]][] {
  const shown = new Map<NonNullable<KeyRow['short']>, KeyRow[]>();
  for (const row of keyTable)
    if (row.short !== undefined) shown.set(row.short, [...(shown.get(row.short) ?? []), row]);
  return [...shown];
}

/** The line of keys below the history; whoever hears the page has the sheet of all keys. */
export const KeyLine = memo(function KeyLine() {
  return (
    <footer className={classes.line} aria-hidden="true">
      {shortRows().map(([short, rows]) => (
        <span key={short}>
          {rows
            .flatMap((row) => rowNames(row, onMac))
            .map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}{' '}
          {t(`keys.short.${short}`)}
        </span>
      ))}
    </footer>
  );
});
