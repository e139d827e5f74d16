/**
 * Control characters, and the ones that turn or hide text (bidirectional marks, embeddings, isolates, zero-width
 * joins, byte order mark): a remote party who puts them into a name could make a number read backwards.
 */
const unsafe = /[\p{Cc}\p{Cs}\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]+/gu;

/**
 * What a stranger wrote, made fit to be shown and stored: names and users come straight out of a SIP message.
 * `max` is in UTF-16 code units, as Zod counts; a character is never cut in half.
 */
export function cleanText(text: string, max: number): string {
  const plain = text.replace(unsafe, ' ').replace(/\s+/g, ' ').trim();
  if (plain.length <= max) return plain;
  const cut = plain.slice(0, max);
  return (/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut).trim();
}
