import type { PhoneReport } from '../../contract/ipc/phone-contract.ts';
import { t } from '../../contract/words/say.ts';

type Refusal = Pick<Extract<PhoneReport, { kind: 'registration' }>, 'sipCode' | 'text'>;

/** Why a line is not registered, in the person's words: what happened and what to do. */
export function registrationTrouble({ sipCode, text }: Refusal): string {
  switch (sipCode) {
    case null:
      return t('refusal.registration.unreachable');
    case 401:
    case 407:
      return t('refusal.registration.password');
    case 403:
      return t('refusal.registration.forbidden');
    case 404:
      return t('refusal.registration.unknownUser');
    case 408:
      return t('refusal.registration.slow');
    default: {
      const answer = `${sipCode} ${text}`.trim();
      return sipCode >= 500
        ? t('refusal.registration.serverTrouble', { answer })
        : t('refusal.registration.refused', { answer });
    }
  }
}
