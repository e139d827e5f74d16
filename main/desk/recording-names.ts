import { cleanText } from '../../contract/ipc/clean-text.ts';
import { t } from '../../contract/words/say.ts';

/** The last part of a path of any system, fit to be shown. */
export function nameOf(path: string): string {
  const last = path.split(/[\\/]/).findLast((part) => part.trim() !== '') ?? '';
  const name = cleanText(last, 200);
  return name === '' || /^\.+$/.test(name) ? t('recordingRefusal.unnamed') : name;
}

/** Suggests a file's name that every system takes: what the person called it, with the extension of what is saved. */
export function fileNameOf(name: string, extension: string): string {
  const stem = name
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '');
  return `${stem === '' ? t('recordingRefusal.unnamed') : stem.slice(0, 120)}.${extension}`;
}
