import type { Words } from '../en/index.ts';

export const refusal: Words['refusal'] = {
  callOver: 'Dieser Anruf ist vorbei.',
  noSuchCall: 'Dieser Anruf ist nicht mehr in der Liste.',
  oneAtATime: 'Sie sind im Gespräch. Legen Sie erst auf.',
  finishFirst: 'Auf dieser Leitung läuft ein Anruf. Legen Sie erst auf, dann wechseln Sie die Leitung.',
  noSound:
    'Dieser Anruf läuft auf einem anderen Telefon, also lässt sich sein Mikrofon hier nicht stumm schalten.',
  notStarted: 'Der Anruf konnte nicht begonnen werden. Versuchen Sie es noch einmal.',
  badNumber:
    'Das ist weder eine Telefonnummer noch eine SIP-Adresse. Prüfen Sie, ob Leerzeichen zwischen Wörtern, Anführungszeichen oder Klammern darin sind.',
  line: {
    connecting: 'Die Leitung verbindet sich noch. Versuchen Sie es gleich noch einmal.',
    none: 'Keine Leitung ist gewählt. Wählen Sie eine in den Einstellungen und rufen Sie dann noch einmal an.',
    notConnected:
      'Keine Leitung ist verbunden. Wählen Sie eine in den Einstellungen und rufen Sie dann noch einmal an.',
    noAccount: 'Es gibt noch kein SIP-Konto. Füllen Sie erst sein Formular aus.',
    noPassword: 'Das Passwort fehlt. Geben Sie das Passwort dieses SIP-Kontos ein.',
  },
  noteTooLong:
    'Diese Notiz hat mehr als {{limit}} Zeichen, das meiste, was ein CRM nimmt. Kürzen Sie sie; bis dahin ist nur der frühere Text gespeichert.',
  entry: {
    nobody:
      'Es fehlen Nummer und Name. Geben Sie eines von beiden ein, damit sich der Anruf wiederfinden lässt.',
    notYet: 'Der Anruf beginnt in der Zukunft. Prüfen Sie Tag und Uhrzeit.',
    tooEarly: 'So alt kann kein Anruf sein. Prüfen Sie Tag und Uhrzeit.',
  },
  timer: {
    runs: 'Es läuft schon eine Uhr. Stoppen Sie sie erst.',
    notRunning: 'Diese Uhr läuft nicht mehr.',
  },
  correction: {
    live: 'Dieser Anruf läuft noch. Seine Angaben lassen sich berichtigen, sobald er zu Ende ist.',
    noOriginal: 'An diesem Anruf wurde nichts berichtigt, also gibt es nichts wiederherzustellen.',
  },
  merge: {
    same: 'Diese beiden sind derselbe Anruf.',
    live: 'Einer der Anrufe läuft noch. Sie lassen sich zusammenlegen, sobald beide zu Ende sind.',
    noteTooLong:
      'Beide Notizen zusammen haben mehr als {{limit}} Zeichen, das meiste, was ein CRM nimmt. Kürzen Sie eine davon und legen Sie die Anrufe dann zusammen.',
  },
  split: {
    noPart: 'Dieser Teil des Anrufs wurde schon abgetrennt.',
    notAlone: 'Dieser Teil kann kein eigener Anruf sein: Nichts sagt, wann er begann.',
  },
  storage: {
    full: 'Der Datenträger ist voll. Schaffen Sie Platz; was Sie getippt haben, bleibt hier und wird gespeichert, sobald es geht.',
    failed: 'Es konnte nicht gespeichert werden. {{why}}',
    keyring:
      'Der Schlüsselbund dieses Systems ist gesperrt. Entsperren Sie ihn und versuchen Sie es dann noch einmal.',
    rights:
      'Ringnote darf in seinem Ordner nicht schreiben. Prüfen Sie die Rechte des Ordners und versuchen Sie es dann noch einmal.',
    inLog: 'Die Einzelheiten stehen in der Logdatei.',
  },
  registration: {
    unreachable:
      'Der SIP-Server ist nicht erreichbar. Ringnote versucht es weiter; prüfen Sie das Netz und die WebSocket-URL.',
    password:
      'Der SIP-Server hat den Benutzer oder das Passwort abgelehnt. Prüfen Sie beides in den Einstellungen.',
    forbidden:
      'Der SIP-Server lässt diesen Benutzer nicht zu. Prüfen Sie Adresse und Passwort in den Einstellungen.',
    unknownUser:
      'Der SIP-Server kennt diesen Benutzer nicht. Prüfen Sie die SIP-Adresse in den Einstellungen.',
    slow: 'Der SIP-Server hat nicht rechtzeitig geantwortet. Ringnote versucht es weiter.',
    serverTrouble: 'Der SIP-Server hat selbst Schwierigkeiten ({{answer}}). Ringnote versucht es weiter.',
    refused: 'Der SIP-Server hat die Leitung abgelehnt ({{answer}}). Fragen Sie, wer ihn betreibt.',
    passwordLost:
      'Das Passwort dieser Leitung ist nicht mehr bekannt. Geben Sie es in den Einstellungen neu ein.',
    keyringLocked:
      'Der Schlüsselbund dieses Systems ist gesperrt. Entsperren Sie ihn; Ringnote versucht es alle zehn Sekunden noch einmal.',
    practiceFailed: 'Die Übungsleitung konnte nicht starten. Beenden Sie Ringnote und starten Sie es neu.',
  },
};
