import { type BrowserWindow, dialog, shell } from 'electron';
import { recordingFormats } from '../../contract/recording/recording.ts';
import { t } from '../../contract/words/say.ts';
import type { Outside } from '../core/ports.ts';

/** Puts the system's own dialogs in front of the window that `owner` names, or of none. */
export function createOutside(owner: () => BrowserWindow | null): Outside {
  return {
    async chooseAudio() {
      const options = {
        properties: ['openFile' as const, 'multiSelections' as const],
        filters: [
          { name: t('recordingRefusal.dialog.sound'), extensions: [...recordingFormats] },
          { name: t('recordingRefusal.dialog.all'), extensions: ['*'] },
        ],
      };
      const window = owner();
      const { canceled, filePaths } = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return canceled ? [] : filePaths;
    },
    async chooseTarget(suggested) {
      const window = owner();
      const { canceled, filePath } = await (window === null
        ? dialog.showSaveDialog({ defaultPath: suggested })
        : dialog.showSaveDialog(window, { defaultPath: suggested }));
      return canceled || filePath === '' ? null : filePath;
    },
    reveal: (path) => shell.showItemInFolder(path),
  };
}
