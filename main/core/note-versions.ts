/** The most earlier texts that are kept of one note; beyond it the oldest go. */
export const mostNoteVersions = 100;

/** ms that must lie between two kept texts, so that autosave while typing does not keep every word. */
export const noteVersionInterval = 120_000;

/** The fewest characters whose loss alone is worth a version. */
const fewestLost = 20;

/** A note about to be replaced. */
export interface NoteChange {
  before: { html: string; text: string };
  after: { html: string; text: string };
  /** When a text was last kept, or the note was begun (epoch ms). */
  keptAt: number;
  at: number;
}

/** How many characters of `before` are not in `after` any more, the middle between equal ends counted whole. */
function lostOf(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let front = 0;
  while (front < shorter && before[front] === after[front]) front += 1;
  let back = 0;
  while (back < shorter - front && before.at(-1 - back) === after.at(-1 - back)) back += 1;
  return before.length - front - back;
}

/**
 * Whether the text that a note had is kept as a version when it changes: some minutes after the one before, or at once when
 * more than half of it goes, so that a slip of the hand can be taken back. An empty note is never kept.
 */
export function isKeptAsVersion({ before, after, keptAt, at }: NoteChange): boolean {
  if (before.text === '' || before.html === after.html) return false;
  if (Math.abs(at - keptAt) >= noteVersionInterval) return true;
  return before.text.length >= fewestLost && lostOf(before.text, after.text) * 2 > before.text.length;
}
