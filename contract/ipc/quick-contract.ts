import { z } from 'zod';
import { CallSchema } from '../call/call.ts';
import { appAnnouncements, entryRequests } from './app-contract.ts';
import type { Announcements, Requests } from './message.ts';
import type { QuickAnnouncementName, QuickRequestName } from './names.ts';
import { SettingsSchema } from './settings.ts';

const none = z.strictObject({});

/** What the quick-log window begins with each time it is shown. */
export const QuickStartSchema = z.strictObject({
  /** The call to say something of (*Log the last call*), or null for a new one. */
  call: CallSchema.nullable(),
  /** The timer that runs, if one does: a live call of the manual source. */
  timer: CallSchema.nullable(),
});
export type QuickStart = z.infer<typeof QuickStartSchema>;

/** Everything the quick-log window can ask of main: it can write calls down and look people up, and read no list. */
export const quickRequests = {
  'quick.overview': {
    ask: none,
    answer: z.strictObject({ seq: z.int().min(0), settings: SettingsSchema, start: QuickStartSchema }),
  },
  ...entryRequests,
  /** The person is done, or leaves with the draft kept. */
  'quick.close': { ask: none, answer: none },
} as const satisfies Requests & Record<QuickRequestName, unknown>;
export type QuickRequests = typeof quickRequests;

/** Everything main tells the quick-log window of its own accord. */
export const quickAnnouncements = {
  /** It was brought up: by the shortcut, the tray or the main window. */
  'quick.shown': z.strictObject({ start: QuickStartSchema }),
  'call.changed': appAnnouncements['call.changed'],
  'settings.changed': appAnnouncements['settings.changed'],
  'notes.flush': none,
} as const satisfies Announcements & Record<QuickAnnouncementName, unknown>;
export type QuickAnnouncements = typeof quickAnnouncements;
