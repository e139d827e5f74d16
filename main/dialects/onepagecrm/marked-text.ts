import { escapeHtml } from '../../../contract/note/escape-html.ts';
import { noteText } from '../../../contract/note/note-text.ts';
import { tidyNote } from '../../../contract/note/tidy-note.ts';

const marks = { strong: 'b', em: 'i' } as const;

/**
 * A note as today's `text`: lines, with `[b]bold[/b]` and `[i]italic[/i]` (the vendor's OpenAPI file). There is no way to
 * write those letters and not mean the mark.
 */
export function toMarkedText(note: string): string {
  return noteText(
    note.replace(/<(\/?)(strong|em)>/g, (_, closing, tag: 'strong' | 'em') => `[${closing}${marks[tag]}]`),
  );
}

/** Today's `text` as a note. *Decided*: marks are small letters and come in pairs; one without its other half is text. */
export function fromMarkedText(text: string): string {
  const paired = pairs(text);
  let html = '';
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(/\[\/?[bi]\]/g)) {
    if (!paired.has(index)) continue;
    html += escapeHtml(text.slice(from, index));
    html += mark.replace('[', '<').replace(']', '>').replace('b>', 'strong>').replace('i>', 'em>');
    from = index + mark.length;
  }
  html += escapeHtml(text.slice(from));
  const lines = html.replaceAll('\u00a0', ' ').split(/\r\n?|\n/);
  return tidyNote(lines.map((line) => `<p>${line}</p>`).join(''));
}

/** Where the marks stand that have their other half. */
function pairs(text: string): Set<number> {
  const open: Record<string, number[]> = { b: [], i: [] };
  const paired = new Set<number>();
  for (const { index, 1: closing, 2: mark = 'b' } of text.matchAll(/\[(\/?)([bi])\]/g)) {
    if (closing === '') {
      open[mark]?.push(index);
      continue;
    }
    const opening = open[mark]?.pop();
    if (opening !== undefined) paired.add(opening).add(index);
  }
  return paired;
}

/**
 * A text cut to at most `limit` code points, an ellipsis at its end, the marks that were open there closed again: they
 * count too.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit || [...text].length <= limit) return text;
  const paired = pairs(text);
  const closings: string[] = [];
  let kept = '';
  let length = 0;
  let index = 0;
  for (const [piece] of text.matchAll(/\[\/?[bi]\]|./gsu)) {
    const mark = paired.has(index) ? piece : null;
    index += piece.length;
    const closes = mark?.startsWith('[/') === true;
    const needed = [...piece].length + (mark !== null && !closes ? piece.length + 1 : 0);
    const reserved = closings.reduce((sum, closing) => sum + closing.length, 0);
    if (!closes && length + needed + reserved + 1 > limit) break;
    kept += piece;
    length += [...piece].length;
    if (closes) closings.splice(closings.lastIndexOf(piece), 1);
    else if (mark !== null) closings.push(`[/${mark.slice(1)}`);
  }
  return `${kept}…${closings.reverse().join('')}`;
}
