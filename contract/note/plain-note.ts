/** Plain text as a note: each line a paragraph, nothing of it markup. Text that says nothing is ''. */
export function plainNote(text: string): string {
  if (text.trim() === '') return '';
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return escaped
    .split(/\r\n?|\n/)
    .map((line) => `<p>${line}</p>`)
    .join('');
}
