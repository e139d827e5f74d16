import { t } from '../words/say.ts';
import type { DialectCall } from './dialect-call.ts';

/** A line that stands for the note where a CRM must have one and the person wrote none (*decided*, facts/crm-wire.md). */
export function noteLine({
  direction,
  status,
  duration,
}: Pick<DialectCall, 'direction' | 'status' | 'duration'>): string {
  return [
    t(`dialect.line.${direction ?? 'open'}`),
    ...(status === null ? [] : [t(`status.${status}`)]),
    ...(duration === null ? [] : [lengthInWords(duration)]),
  ].join(' · ');
}

/** `seconds` in the two largest of hours, minutes and seconds that say something. */
function lengthInWords(seconds: number): string {
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = seconds % 60;
  if (h > 0) return t('quick.length.hours', { h, m });
  return m > 0 ? t('quick.length.minutes', { m, s }) : t('quick.length.seconds', { s });
}
