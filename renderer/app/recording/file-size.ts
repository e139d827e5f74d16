import { spoken, t } from '../../../contract/words/say.ts';

/** How large a file is as people say it; binary megabytes, as the limit of 500 MB is counted. */
export function fileSize(bytes: number): string {
  const kilobytes = bytes / 1024;
  const small = kilobytes < 1024;
  const amount = small ? Math.max(1, Math.round(kilobytes)) : kilobytes / 1024;
  const digits = small || amount >= 100 ? 0 : 1;
  const said = amount.toLocaleString(spoken(), { maximumFractionDigits: digits });
  return small ? t('recording.kilobytes', { amount: said }) : t('recording.megabytes', { amount: said });
}
