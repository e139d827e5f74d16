import { startMedia } from './media.ts';

startMedia(window.ringnoteMedia);
