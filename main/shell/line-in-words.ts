import type { Line } from '../../contract/ipc/line.ts';
import { t } from '../../contract/words/say.ts';

/** The line in one short sentence, for the tray. */
export function lineInWords({ mode, registration }: Line): string {
  return mode === 'off' ? t('shell.line.none') : t(`shell.line.${mode}.${registration}`);
}
