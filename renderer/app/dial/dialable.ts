import { cleanText } from '../../../contract/ipc/clean-text.ts';
import { withoutHomeZero } from '../../../contract/number/number.ts';

/**
 * What the person means to dial, out of whatever they pasted: a number from a signature, a `tel:` link, a spreadsheet
 * cell with line breaks, a number with the `(0)` that is only dialled at home. What is no such thing (a SIP address,
 * a practice name) stays as it is.
 */
export function dialable(pasted: string): string {
  const plain = cleanText(pasted, pasted.length).replace(/[\u2010-\u2015\u2212]/g, '-');
  const link = /^(?:tel|callto):(?:\/\/)?([^;?]*)/i.exec(plain);
  if (link) return withoutHomeZero(decode(link[1] ?? ''));
  const address = /<((?:sips?:)?[^<>\s]+@[^<>\s]+)>/i.exec(plain)?.[1] ?? plain;
  if (/^sips?:/i.test(address) || /^\S+@\S+$/.test(address)) return address;
  const numbers = plain
    .match(/\+?\(?\d[\d\s().\-/]*\d/g)
    ?.filter((found) => found.replace(/\D/g, '').length >= 5);
  if (numbers?.length === 1 && /\s|:/.test(plain)) return withoutHomeZero(numbers[0] ?? plain);
  return withoutHomeZero(plain);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
