import { t } from '../../contract/words/say.ts';
import type { StoreError } from '../core/ports.ts';

const unknown = { file: '', folder: '', found: '', known: '', detail: '' };

/** Says to the person why the store refused: what happened, why, what to do next, in the language spoken now. */
export function storeSentence({ reason, message }: StoreError): string {
  return reason === null ? message : t(`refusal.store.${reason.why}`, { ...unknown, ...reason.facts });
}
