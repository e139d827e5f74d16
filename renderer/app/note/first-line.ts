/** The first line of a note that says something, for a row; looks at no more than a row could show. */
export function firstLine(note: string): string {
  return note.slice(0, 400).trimStart().split('\n', 1)[0]?.trim() ?? '';
}
