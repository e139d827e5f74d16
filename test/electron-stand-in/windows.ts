import { EventEmitter } from 'node:events';
import type { BrowserWindow } from './browser-window.ts';
import type { WebContents } from './web-contents.ts';

/** Every living window and contents, known to the modules that must not import each other. */
export const windows = new Map<number, BrowserWindow>();
export const allContents = new Map<number, WebContents>();

/** How windows and contents tell `app` what it announces. */
export const toApp = new EventEmitter();
