import type { Words } from '../en/index.ts';

export const shell: Words['shell'] = {
  line: {
    none: 'Keine Leitung ist an',
    practice: {
      registered: 'Die Übungsleitung ist bereit',
      connecting: 'Die Übungsleitung verbindet sich',
      failed: 'Die Übungsleitung geht nicht',
      off: 'Die Übungsleitung ist aus',
    },
    account: {
      registered: 'Die Leitung ist bereit',
      connecting: 'Die Leitung verbindet sich',
      failed: 'Die Leitung geht nicht',
      off: 'Die Leitung ist aus',
    },
  },
  tray: {
    tip: 'Ringnote: {{line}}',
    tipUnlogged_one: 'Ringnote: {{line}}. 1 Anruf noch offen.',
    tipUnlogged_other: 'Ringnote: {{line}}. {{count, number}} Anrufe noch offen.',
    callWith: 'Anruf mit {{who}}',
    answer: '{{who}} annehmen',
    decline: '{{who}} ablehnen',
    hangUp: 'Bei {{who}} auflegen',
    timerOf: 'Uhr: {{who}}',
    stopTimer: 'Uhr stoppen: {{who}}',
    quickLog: 'Schnelleintrag…',
    logLast: 'Letzten Anruf eintragen',
    recent: 'Letzte Anrufe',
    recentCall: '{{who}} · {{when}} · {{status}}',
    unlogged_one: '1 Anruf noch offen',
    unlogged_other: '{{count, number}} Anrufe noch offen',
    followUps_zero: 'Wiedervorlagen',
    followUps_one: 'Wiedervorlagen (1 fällig)',
    followUps_other: 'Wiedervorlagen ({{count, number}} fällig)',
    open: 'Ringnote öffnen',
    quit: 'Ringnote beenden',
  },
  menu: {
    file: '&Datei',
    quickLog: 'Schnelleintrag…',
    closeWindow: 'Fenster schließen',
    quit: 'Ringnote beenden',
    edit: '&Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    pasteAsText: 'Ohne Gestaltung einfügen',
    selectAll: 'Alles auswählen',
    view: '&Ansicht',
    usualSize: 'Übliche Schriftgröße',
    larger: 'Größere Schrift',
    smaller: 'Kleinere Schrift',
    fullScreen: 'Vollbild',
  },
  shortcut: {
    takenTitle: 'Das Tastenkürzel des Schnelleintrags ist vergeben',
    taken: 'Ein anderes Programm hält {{wanted}}. Wählen Sie in den Einstellungen ein anderes Tastenkürzel.',
    takenKept:
      'Ein anderes Programm hält {{wanted}}, also gilt weiter {{kept}}. Wählen Sie in den Einstellungen ein anderes Tastenkürzel.',
    invalidTitle: 'Das Tastenkürzel des Schnelleintrags wird nicht verstanden',
    invalid:
      '{{wanted}} ist kein Tastenkürzel, das dieses System kennt. Wählen Sie in den Einstellungen ein anderes.',
    invalidKept:
      '{{wanted}} ist kein Tastenkürzel, das dieses System kennt, also gilt weiter {{kept}}. Wählen Sie in den Einstellungen ein anderes.',
  },
  notification: {
    inbound: 'Eingehender Anruf',
    missed: 'Verpasster Anruf',
    followUp: 'Wiedervorlage ist fällig',
    followUps_one: '{{count, number}} Wiedervorlage ist fällig',
    followUps_other: '{{count, number}} Wiedervorlagen sind fällig',
    trayTitle: 'Ringnote bleibt im Infobereich und nimmt weiter Anrufe an',
    tray: 'Beenden Sie es über das Menü dort.',
  },
  quit: {
    inCall: 'Sie sind im Gespräch mit {{who}}.',
    inCallWhy: 'Beim Beenden wird aufgelegt. Der Anruf und Ihre Notizen bleiben in der Liste.',
    hangUp: 'Auflegen und beenden',
    stay: 'Im Gespräch bleiben',
    timer: 'Für den Anruf mit {{who}} läuft eine Uhr.',
    timerWhy:
      'Beim Beenden wird sie gestoppt. Der Anruf bleibt mit der Zeit bis jetzt in der Liste, ebenso Ihre Notizen.',
    stopTimer: 'Uhr stoppen und beenden',
    stayWithTimer: 'Weiterlaufen lassen',
    both: 'Sie sind im Gespräch mit {{who}}, und für den Anruf mit {{timer}} läuft eine Uhr.',
    bothWhy:
      'Beim Beenden wird aufgelegt und die Uhr gestoppt. Beide Anrufe und Ihre Notizen bleiben in der Liste.',
    endBoth: 'Beides beenden und schließen',
    stayWithBoth: 'Bleiben',
    unwritten_one: '1 Anruf ist noch nicht auf dem Datenträger.',
    unwritten_other: '{{count, number}} Anrufe sind noch nicht auf dem Datenträger.',
    unwrittenWhy_one:
      'Der Datenträger ist voll oder nicht beschreibbar. Schaffen Sie Platz und versuchen Sie es noch einmal, oder beenden Sie und verlieren Sie ihn.',
    unwrittenWhy_other:
      'Der Datenträger ist voll oder nicht beschreibbar. Schaffen Sie Platz und versuchen Sie es noch einmal, oder beenden Sie und verlieren Sie sie.',
    again: 'Noch einmal versuchen',
    lose_one: 'Beenden und ihn verlieren',
    lose_other: 'Beenden und sie verlieren',
    stayHere: 'Bleiben',
  },
  defect: {
    title: 'In Ringnote ist etwas schiefgegangen',
    body: 'Es läuft weiter, und was geschah, steht in seiner Logdatei. Sieht etwas seltsam aus, beenden Sie Ringnote und starten Sie es neu.',
  },
  demo: {
    notEmptyTitle: 'Es kamen keine erfundenen Anrufe hinzu',
    notEmpty_one:
      '--demo füllt nur eine leere Liste, und diese enthält 1 Anruf. Um erfundene Anrufe anzusehen, starten Sie Ringnote mit einem anderen Ordner: --profile ORDNER.',
    notEmpty_other:
      '--demo füllt nur eine leere Liste, und diese enthält {{count, number}} Anrufe. Um erfundene Anrufe anzusehen, starten Sie Ringnote mit einem anderen Ordner: --profile ORDNER.',
    failedTitle: 'Nicht alle erfundenen Anrufe kamen hinzu',
    failed: 'In die Anrufliste konnte nicht geschrieben werden. {{why}}',
  },
  trouble: {
    todo: 'Was zu tun ist',
    fromTheFuture: 'Diese Anrufliste stammt von einem neueren Ringnote',
    readOnly: 'Ringnote darf in seinem Ordner nicht schreiben',
    full: 'Der Datenträger ist voll',
    damaged: 'Die Anrufliste ist beschädigt',
    incomplete: 'Diese Kopie von Ringnote ist unvollständig',
    locked: 'Die Anrufliste ist in Gebrauch',
    failed: 'Ringnote kann seine Anrufliste nicht öffnen',
    notAFolder: 'Das ist kein Ordner, den Ringnote verwenden kann',
    noStart: 'Ringnote konnte nicht starten',
    storeTodo:
      'Starten Sie Ringnote dann neu. Um inzwischen in einem anderen Ordner zu arbeiten, starten Sie Ringnote mit --profile ORDNER.',
    readOnlyWhat:
      'Ringnote hebt seine Anrufe im Ordner {{folder}} auf und konnte dort nicht schreiben ({{code}}). Nichts wurde geändert oder ging verloren.',
    readOnlyTodo:
      'Geben Sie sich das Recht, in diesem Ordner zu schreiben, und starten Sie Ringnote dann neu. Um inzwischen in einem anderen Ordner zu arbeiten, starten Sie Ringnote mit --profile ORDNER.',
    fullWhat:
      'Ringnote hebt seine Anrufe im Ordner {{folder}} auf und konnte dort nicht schreiben ({{code}}). Anrufe und Notizen, die schon dort sind, sind unberührt.',
    fullTodo:
      'Schaffen Sie Platz auf diesem Datenträger und starten Sie Ringnote dann neu. Um inzwischen in einem anderen Ordner zu arbeiten, starten Sie Ringnote mit --profile ORDNER.',
    notAFolderWhat:
      'Ringnote hebt seine Anrufe im Ordner {{folder}} auf und konnte dort nicht schreiben: An dieser Stelle ist etwas anderes ({{code}}). Nichts wurde geändert.',
    notAFolderTodo:
      'Starten Sie Ringnote mit dem Namen eines Ordners oder eines, den es noch nicht gibt: --profile ORDNER.',
    noStartWhat: '{{why}} Aus {{folder}} wurde nichts gelöscht.',
    noStartTodo:
      'Starten Sie Ringnote neu. Bleibt es so, sehen Sie in die Logdatei in diesem Ordner. Um inzwischen in einem anderen Ordner zu arbeiten, starten Sie Ringnote mit --profile ORDNER.',
  },
};
