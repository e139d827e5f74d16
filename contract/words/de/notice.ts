import type { Words } from '../en/index.ts';

export const notice: Words['notice'] = {
  settingsFaults: {
    title: 'Einige Einstellungen waren nicht lesbar',
    body: 'In {{file}} waren diese nicht wie erwartet und haben jetzt ihre üblichen Werte: {{fields}}. Bitte stellen Sie sie in den Einstellungen neu ein; die Datei, wie sie war, ist als {{kept}} aufgehoben.',
  },
  settingsNewer: {
    title: 'Diese Einstellungen stammen von einem neueren Ringnote',
    body: 'Was diese Version davon kennt, wird verwendet. Die neuere Datei ist als {{kept}} aufgehoben; legen Sie sie zurück, bevor Sie die neuere Version wieder starten.',
  },
  settingsCorrupt: {
    title: 'Ihre Einstellungen waren nicht lesbar',
    body: 'Die Datei der Einstellungen war beschädigt. Sie ist als {{kept}} aufgehoben, und Ringnote hat mit den üblichen Einstellungen begonnen. Ihre Anrufe und Notizen sind nicht betroffen; bitte sehen Sie die Einstellungen einmal durch.',
  },
  storageFull: {
    title: 'Der Datenträger ist voll',
    body: 'Anrufe gehen weiter und bleiben im Speicher, bis Platz ist. Schaffen Sie Platz; bitte beenden Sie Ringnote nicht, bevor diese Meldung verschwindet.',
  },
  storageFailed: {
    title: 'In die Anrufliste kann nicht geschrieben werden',
    body: 'Anrufe gehen weiter und bleiben im Speicher; Ringnote versucht es jede Sekunde noch einmal. {{why}}',
  },
  sound: {
    no_microphone: {
      title: 'Es wurde kein Mikrofon gefunden',
      body: 'Sie hören die andere Seite, aber man hört Sie nicht. Schließen Sie ein Headset an und rufen Sie dann noch einmal an.',
    },
    microphone_denied: {
      title: 'Das Mikrofon ist für Ringnote gesperrt',
      body: 'Man hört Sie nicht. Erlauben Sie Ringnote das Mikrofon in den Einstellungen des Systems und rufen Sie dann noch einmal an.',
    },
    microphone_failed: {
      title: 'Das Mikrofon ließ sich nicht öffnen',
      body: 'Man hört Sie nicht. Vielleicht verwendet es ein anderes Programm: Schließen Sie dieses und rufen Sie dann noch einmal an.',
    },
    no_audio_from_remote: {
      title: 'Von der anderen Seite kommt kein Ton',
      body: 'Der Anruf steht, aber es kommt kein Ton an. Vielleicht ist eine Firewall im Weg; legen Sie auf und rufen Sie noch einmal an.',
    },
  },
};
