import { dirname } from 'node:path';
import { start } from './shell/start.ts';

// This file is built to `main/index.js`; preloads, pages, icons and the store's worker lie beside that folder.
start(dirname(import.meta.dirname));
