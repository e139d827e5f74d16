/** What breaks a line or turns the text after it around; joiners stay, because emoji and Persian names need them. */
const unfit = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** What the person wrote into a field of one line, pasted text included: their own words, fit to stand in a row. */
export function oneLine(text: string): string {
  return text.replace(unfit, ' ').trim();
}
