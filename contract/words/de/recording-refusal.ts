import type { Words } from '../en/index.ts';

export const recordingRefusal: Words['recordingRefusal'] = {
  notFound: 'Diese Aufnahme ist nicht mehr in der Liste.',
  callGone:
    'Der Anruf, zu dem diese Aufnahme gehörte, ist nicht mehr in der Liste. Die Aufnahme wurde im Ordner der Aufnahmen beiseitegelegt und wird in 30 Tagen gelöscht.',
  unnamed: 'Aufnahme',
  empty: 'Das ist keine Tondatei, die Ringnote lesen kann: Sie ist leer. Wählen Sie eine andere Datei.',
  unknown:
    'Das ist keine Tondatei, die Ringnote lesen kann: Ihr Inhalt ist kein Ton, was immer ihr Name sagt. Wählen Sie eine Datei vom Typ wav, mp3, ogg, opus, webm, m4a oder flac.',
  other:
    'Das ist keine Tondatei, die Ringnote lesen kann: Ihr Inhalt ist von der Art „{{what}}“. Wählen Sie eine Datei vom Typ wav, mp3, ogg, opus, webm, m4a oder flac.',
  broken:
    'Das ist keine Tondatei, die Ringnote lesen kann: Sie beginnt wie eine {{format}}-Datei, ist aber nicht so gebaut. Vielleicht ist sie beschädigt; besorgen Sie sie noch einmal.',
  silent:
    'Das ist keine Tondatei, die Ringnote lesen kann: Sie ist eine {{format}}-Datei, enthält aber keinen Ton, der sich hier abspielen lässt. Besorgen Sie sie noch einmal oder speichern Sie sie in einem anderen Format.',
  tooLarge:
    'Diese Datei ist zu groß: Eine Aufnahme darf höchstens {{limit, number}} MB haben. Schneiden Sie sie erst in Teile.',
  cancelled: 'Es wurde abgebrochen, und nichts davon ist aufgehoben.',
  diskFull:
    'Auf dem Datenträger ist kein Platz mehr, also wurde die Aufnahme nicht aufgehoben. Schaffen Sie Platz und versuchen Sie es dann noch einmal.',
  readOnly:
    'Ringnote darf in dem Ordner nicht schreiben, in den es schreiben soll. Erlauben Sie das Schreiben dort oder wählen Sie einen anderen Ordner und versuchen Sie es dann noch einmal.',
  failed:
    'Die Aufnahme konnte nicht gespeichert werden ({{detail}}). Versuchen Sie es noch einmal; bleibt es so, starten Sie Ringnote neu.',
  sourceGone:
    'Die Datei konnte nicht gelesen werden: Sie ist weg, oder Ringnote darf sie nicht öffnen. Sehen Sie nach, wo sie ist, und versuchen Sie es dann noch einmal.',
  duplicate:
    'Diese Aufnahme hängt schon an diesem Anruf, als „{{name}}“. Sie wurde nicht noch einmal angehängt.',
  memoWaits:
    'Es kann gerade nicht geschrieben werden. Was gesprochen wurde, liegt sicher auf dem Datenträger und kommt in die Liste, wenn Ringnote das nächste Mal startet.',
  stopped:
    'Die Aufnahme wurde abgebrochen, weil ihre Teile nicht in der richtigen Reihenfolge ankamen. Versuchen Sie es noch einmal.',
  lost: 'Die Datei dieser Aufnahme ist weg: Sie wurde außerhalb von Ringnote verschoben oder gelöscht. Legen Sie sie zurück, um sie wieder abzuspielen.',
  closed:
    'Die Aufnahmen sind geschlossen, also wurde das nicht getan. Starten Sie Ringnote neu; alles vorher Gespeicherte ist sicher.',
  dialog: { sound: 'Tondateien', all: 'Alle Dateien' },
  decode: {
    damaged:
      'Der Ton in dieser Datei ist beschädigt und lässt sich nicht dekodieren. Besorgen Sie die Datei noch einmal.',
    unsupported:
      'Diese Datei ist so kodiert, dass sie sich hier nicht dekodieren lässt. Speichern Sie sie erst in einem anderen Format.',
    failed:
      'Das Dekodieren dieser Datei schlug fehl, und der Grund steht in der Logdatei. Versuchen Sie es später noch einmal.',
  },
};
