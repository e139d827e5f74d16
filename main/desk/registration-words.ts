import type { PhoneReport } from '../../contract/ipc/phone-contract.ts';

type Refusal = Pick<Extract<PhoneReport, { kind: 'registration' }>, 'sipCode' | 'text'>;

/** Why a line is not registered, in the person's words: what happened and what to do. */
export function registrationTrouble({ sipCode, text }: Refusal): string {
  switch (sipCode) {
    case null:
      return 'The SIP server cannot be reached. Ringnote keeps trying; check the network and the WebSocket URL.';
    case 401:
    case 407:
      return 'The SIP server refused the user or the password. Check both in Settings.';
    case 403:
      return 'The SIP server does not let this user register. Check the address and the password in Settings.';
    case 404:
      return 'The SIP server does not know this user. Check the SIP address in Settings.';
    case 408:
      return 'The SIP server did not answer in time. Ringnote keeps trying.';
    default:
      return sipCode >= 500
        ? `The SIP server has trouble of its own (${sipCode} ${text}). Ringnote keeps trying.`
        : `The SIP server refused the line (${sipCode} ${text}). Ask whoever runs it.`;
  }
}
