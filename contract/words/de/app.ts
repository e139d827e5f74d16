import type { Words } from '../en/index.ts';

export const app: Words['app'] = {
  name: 'Ringnote',
  withheld: 'Unterdrückte Nummer',
  noAnswer:
    'Ringnote hat nicht geantwortet. Versuchen Sie es noch einmal; bleibt es so, beenden Sie Ringnote und öffnen Sie es neu.',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  undo: 'Rückgängig',
  loading: 'Die Anrufliste wird geöffnet…',
  openFailed: 'Die Anrufliste konnte nicht geöffnet werden',
  openFailedWhy: '{{why}} Es wird von selbst noch einmal versucht.',
  outOfDate: 'Was Sie sehen, ist vielleicht veraltet. {{why}} Es wird von selbst noch einmal versucht.',
  tryAgain: 'Noch einmal',
  version: 'Ringnote {{version}}',
  day: {
    today: 'Heute',
    yesterday: 'Gestern',
    tomorrow: 'Morgen',
    thisYear: 'dd, D. MMM',
    otherYear: 'dd, D. MMM YYYY',
  },
  demo_one: 'Die Anrufliste enthält 1 erfundenen Anruf.',
  demo_other: 'Die Anrufliste enthält {{count, number}} erfundene Anrufe.',
  demoRemove_one: 'Entfernen',
  demoRemove_other: 'Alle entfernen',
  trouble: {
    demo: 'Die erfundenen Anrufe sind noch da',
    place: 'Der Anruf kam nicht zustande',
    act: 'Das hat nicht geklappt',
    settings: 'Die Einstellung wurde nicht gespeichert',
    line: 'Die Leitung wurde nicht geändert',
    notice: 'Die Meldung konnte nicht geschlossen werden',
  },
};
