import { escapeHtml } from './escape-html.ts';

/** Plain text as a note: each line a paragraph, nothing of it markup. Text that says nothing is ''. */
export function plainNote(text: string): string {
  if (text.trim() === '') return '';
  return escapeHtml(text)
    .split(/\r\n?|\n/)
    .map((line) => `<p>${line}</p>`)
    .join('');
}
