import { t } from '../../contract/words/say.ts';

/** A length of time (ms) in words, so that the person sees how what they typed was read. */
export function lengthInWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (h > 0) return t('quick.length.hours', { h, m });
  return m > 0 ? t('quick.length.minutes', { m, s }) : t('quick.length.seconds', { s });
}
