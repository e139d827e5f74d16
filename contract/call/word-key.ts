/**
 * By what words that people give are told apart (tags, names, companies, dispositions): upper and lower case are one, however
 * an accent is written. The store's index, the filters on screen and the lists of tags all go by it.
 */
export function wordKey(word: string): string {
  return word.normalize('NFC').toLowerCase();
}
