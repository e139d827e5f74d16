import type { Words } from '../en/index.ts';

export const dial: Words['dial'] = {
  label: 'Nummer oder SIP-Adresse',
  placeholder: 'Nummer oder SIP-Adresse',
  call: 'Anrufen',
  calls: 'Ruft {{what}} an',
  practice: 'Üben:',
  practiceNumbers: {
    echo: 'Nimmt an und spielt zurück, was Sie sagen',
    callme: 'Legt auf und ruft Sie in 5 Sekunden zurück',
    busy: 'Ist besetzt',
    decline: 'Lehnt ab',
    noanswer: 'Klingelt und nimmt nie an',
    unknown: 'Eine Nummer, die es nicht gibt',
    error: 'Die Telefonanlage versagt: ein Serverfehler',
  },
  practiceReaches: 'Auf der Übungsleitung sind nur {{numbers}} zu erreichen.',
};

export const noCallBack: Words['noCallBack'] = {
  withheld: 'Dieser Anruf hat keine Nummer gezeigt.',
  wasPractice:
    'Das war ein Anruf auf der Übungsleitung. Wechseln Sie in den Einstellungen zu ihr, um dort noch einmal anzurufen.',
  onPractice:
    'Die Übungsleitung ist an. Wählen Sie in den Einstellungen Ihr SIP-Konto, um echte Nummern anzurufen.',
};

export const line: Words['line'] = {
  modes: { practice: 'Übungsleitung', account: 'Mein SIP-Konto', off: 'Aus' },
  registrations: {
    registered: 'bereit',
    connecting: 'verbindet…',
    failed: 'nicht verbunden',
    off: 'aus',
  },
  chip: '{{name}} · {{registration}}',
  chipOff: 'Die Leitung ist aus',
  open: 'Einstellungen der Leitung',
};

export const firstRun: Words['firstRun'] = {
  title: 'Führen Sie Ihren ersten Anruf',
  body: 'Jeder Anruf, den Sie führen oder annehmen, erscheint hier, während es klingelt, und bleibt mit Ihrer Notiz hier.',
  practice: 'Die Übungsleitung braucht weder Konto noch Netz: Sie lebt in Ringnote.',
  echo: 'Echo anrufen',
  echoWhy: 'Es nimmt an und spielt zurück, was Sie sagen: So hören Sie, ob Ihr Mikrofon geht.',
  callMe: 'Mich anrufen lassen',
  callMeWhy: 'Es ruft Sie in 5 Sekunden zurück: So sehen Sie einen eingehenden Anruf und nehmen ihn an.',
  account: 'Lieber mein SIP-Konto verwenden',
  ready: 'Ihre Leitung ist bereit',
  readyWhy: 'Tippen Sie links eine Nummer ein und drücken Sie Enter.',
  starting: 'Die Übungsleitung startet…',
  late: 'Sie war nach 10 Sekunden noch nicht bereit. Versuchen Sie es noch einmal oder sehen Sie in den Einstellungen nach der Leitung.',
};
