import { recordingLimit } from '../../contract/recording/recording.ts';
import { t } from '../../contract/words/say.ts';
import { StoreError, type StoreErrorCode, type TakenIn } from '../core/ports.ts';
import type { Trouble } from './message.ts';

type Refused = TakenIn & { ok: false };

/** Puts what the thread found into words for the person, in the language spoken now. */
function sentenceOf(trouble: Trouble): string {
  switch (trouble.why) {
    case 'other':
      return t('recordingRefusal.other', { what: trouble.what });
    case 'broken':
    case 'silent':
      return t(`recordingRefusal.${trouble.why}`, { format: trouble.format });
    case 'tooLarge':
      return t('recordingRefusal.tooLarge', { limit: recordingLimit / (1024 * 1024) });
    case 'failed':
      return t('recordingRefusal.failed', { detail: trouble.detail });
    default:
      return t(`recordingRefusal.${trouble.why}`);
  }
}

const refusalCodes: Partial<Record<Trouble['why'], Refused['code']>> = {
  empty: 'not_audio',
  unknown: 'not_audio',
  other: 'not_audio',
  broken: 'not_audio',
  silent: 'not_audio',
  tooLarge: 'too_large',
  cancelled: 'cancelled',
  diskFull: 'storage_full',
};

const storeCodes: Partial<Record<Trouble['why'], StoreErrorCode>> = {
  diskFull: 'full',
  readOnly: 'read_only',
};

/** A file that was not taken in. */
export function refusalOf(trouble: Trouble): Refused {
  return { ok: false, code: refusalCodes[trouble.why] ?? 'storage_failed', why: sentenceOf(trouble) };
}

/** Anything else that could not be done in the folder. */
export function errorOf(trouble: Trouble, detail: string): StoreError {
  return new StoreError(storeCodes[trouble.why] ?? 'failed', sentenceOf(trouble), { cause: detail });
}
