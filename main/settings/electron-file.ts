import ElectronStore from 'electron-store';
import type { OpenKeptFile } from './settings-file.ts';

/** Keeps settings.json by electron-store. */
export const openElectronFile: OpenKeptFile = (options) => new ElectronStore(options);
