/**
 * What the person means to dial, out of whatever they pasted: a number from a signature, a `tel:` link, a spreadsheet
 * cell with line breaks, a number with the `(0)` that is only dialled at home. What is no such thing (a SIP address,
 * a practice name) stays as it is.
 */
export function dialable(pasted: string): string {
  const plain = pasted
    .replace(/[\p{Cc}\u00a0\u2007\u202f]+/gu, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  const link = /^(?:tel|callto):(?:\/\/)?([^;?]*)/i.exec(plain);
  if (link) return homeless(decode(link[1] ?? ''));
  const address = /<((?:sips?:)?[^<>\s]+@[^<>\s]+)>/i.exec(plain)?.[1] ?? plain;
  if (/^sips?:/i.test(address) || /^\S+@\S+$/.test(address)) return address;
  const numbers = plain
    .match(/\+?\(?\d[\d\s().\-/]*\d/g)
    ?.filter((found) => found.replace(/\D/g, '').length >= 5);
  if (numbers?.length === 1 && /\s|:/.test(plain)) return homeless(numbers[0] ?? plain);
  return homeless(plain);
}

function homeless(number: string): string {
  return number.replace(/^(\+[\d\s]+)\(0\)/, '$1').trim();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
