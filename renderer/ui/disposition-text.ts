import { type DefaultDisposition, defaultDispositions } from '../../contract/call/dispositions.ts';
import { t } from '../../contract/words/say.ts';

function isDefault(disposition: string): disposition is DefaultDisposition {
  return (defaultDispositions as readonly string[]).includes(disposition);
}

/** A disposition as shown: one of the default list in the person's language, one of their own as they wrote it. */
export function dispositionText(disposition: string): string {
  return isDefault(disposition) ? t(`disposition.${disposition}`) : disposition;
}
