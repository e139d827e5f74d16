import type { Words } from '../en/index.ts';

export const live: Words['live'] = {
  region: 'Laufende Anrufe',
  answer: 'Annehmen',
  decline: 'Ablehnen',
  hangUp: 'Auflegen',
  stop: 'Stoppen',
  cancel: 'Anruf abbrechen',
  mute: 'Stumm',
  unmute: 'Ton an',
  done: 'Fertig',
  doneKeys: 'Strg Enter oder ⌘ Enter',
  callBack: 'Rückruf',
  open: 'Einzelheiten',
  toFinish: 'Notiz noch offen',
  unfold: 'An der Notiz zu {{who}} weiterschreiben',
  timer: 'Zeit',
  saidOver: 'Der Anruf mit {{who}} ist vorbei: {{status}}',
  saidInCall: 'Im Gespräch mit {{who}}',
  saidOnHold: 'Der Anruf mit {{who}} wird gehalten',
  saidIncoming: 'Eingehender Anruf von {{who}}',
  saidCalling: '{{who}} wird angerufen',
};
