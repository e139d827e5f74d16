import type { Words } from '../en/index.ts';

export const refusal: Words['refusal'] = {
  internal:
    'Ringnote hat selbst einen Fehler gemacht und ihn im Protokoll vermerkt. Versuchen Sie es bitte noch einmal.',
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
    outcome:
      'Ein Anruf mit der Richtung „{{direction}}“ kann nicht mit „{{status}}“ geendet haben. Wählen Sie einen anderen Status oder die andere Richtung.',
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
  store: {
    fromTheFuture:
      'Diese Anrufliste hat eine neuere Version von Ringnote geschrieben (ihr Format ist {{found}}; diese Version liest bis {{known}}). Nichts wurde geändert. Installieren Sie das neueste Ringnote, um sie zu öffnen: {{file}}',
    readOnly:
      'Ringnote darf im Ordner seiner Anrufliste nicht schreiben ({{folder}}): Der Ordner oder der Datenträger ist schreibgeschützt oder gehört jemand anderem. Nichts wurde geändert. Erlauben Sie dort das Schreiben oder starten Sie Ringnote mit einem anderen Ordner hinter --profile.',
    full: 'Auf dem Datenträger der Anrufliste ist kein Platz mehr ({{folder}}). Was vorher gespeichert wurde, ist sicher; die letzte Änderung wurde nicht gespeichert. Schaffen Sie Platz und versuchen Sie es noch einmal.',
    damaged:
      'Die Anrufliste ist beschädigt und lässt sich nicht sicher lesen. Sie blieb, wie sie ist: {{file}}. Kopieren Sie diese Datei an einen sicheren Ort; legen Sie dann eine Sicherung an ihre Stelle oder schieben Sie sie beiseite, um eine neue Liste zu beginnen.',
    foreign:
      'Diese Datei ist keine Anrufliste von Ringnote, oder ihr Anfang ist beschädigt. Sie blieb, wie sie ist: {{file}}. Kopieren Sie sie an einen sicheren Ort; legen Sie dann eine Sicherung an ihre Stelle oder schieben Sie sie beiseite, um eine neue Liste zu beginnen.',
    noBackup:
      'Die Anrufliste muss in ein neueres Format gebracht werden, aber die Sicherung davor ließ sich nicht prüfen ({{detail}}). Die Liste blieb, wie sie ist: {{file}}. Kopieren Sie diese Datei an einen sicheren Ort, bevor Sie es noch einmal versuchen.',
    noFts5:
      'Diese Kopie von Ringnote wurde ohne Volltextsuche (SQLite FTS5) gebaut, die die Anrufliste braucht. Nichts wurde geändert. Installieren Sie Ringnote noch einmal von seiner Downloadseite.',
    locked:
      'Ein anderes Programm hält die Anrufliste fest ({{file}}), daher wurde die letzte Änderung nicht gespeichert. Schließen Sie andere Kopien von Ringnote und Datenbankprogramme und versuchen Sie es dann noch einmal.',
    failed:
      'Die Anrufliste konnte nicht tun, was verlangt war ({{detail}}). Nichts wurde dadurch geändert. Versuchen Sie es noch einmal; bleibt es so, starten Sie Ringnote neu.',
    outOfStep:
      'Der Anruf hat sich inzwischen geändert, daher wurde diese Änderung nicht gespeichert. Öffnen Sie den Anruf neu und wiederholen Sie sie.',
    noSuchPage: 'Diese Seite der Anrufliste gibt es nicht. Holen Sie die neueste Seite noch einmal.',
    closed:
      'Die Anrufliste ist geschlossen, daher wurde dies nicht gespeichert oder gelesen. Starten Sie Ringnote neu; alles vorher Gespeicherte ist sicher.',
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
