import type { Locator } from 'playwright/test';

/** The text of a note as it stands in its field, a line per paragraph and list item. */
export function shownNote(note: Locator): Promise<string> {
  return note.evaluate((field) =>
    [...field.querySelectorAll('p')]
      .map((paragraph) => {
        const copy = paragraph.cloneNode(true) as HTMLElement;
        for (const filler of copy.querySelectorAll('.ProseMirror-trailingBreak')) filler.remove();
        for (const line of copy.querySelectorAll('br')) line.replaceWith('\n');
        return copy.textContent ?? '';
      })
      .join('\n'),
  );
}
