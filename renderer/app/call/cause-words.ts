import type { HangupCause } from '../../../contract/call/call.ts';
import { cause as table } from '../../../contract/words/en/cause.ts';
import { t } from '../../../contract/words/say.ts';

function isIn<T extends object>(known: T, key: string): key is keyof T & string {
  return Object.hasOwn(known, key);
}

function sipWords(code: number, text: string): string {
  const key = `c${code}`;
  if (isIn(table.sip, key)) return t(`cause.sip.${key}`);
  const family = `c${Math.floor(code / 100)}`;
  return text || (isIn(table.sipClass, family) ? t(`cause.sipClass.${family}`) : t('cause.sipClass.other'));
}

/** A hangup cause as a sentence a person can act on; the source's own text where no table knows better. */
export function causeWords({ family, code, text }: HangupCause): string {
  const said = text.trim();
  if (family === 'sip') return sipWords(code, said);
  const key = `c${code}`;
  if (family === 'q850') return isIn(table.q850, key) ? t(`cause.q850.${key}`) : said || t('cause.q850Other');
  return said || t('cause.sourceOther');
}
