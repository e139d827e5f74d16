import { z } from 'zod';
import { CallIdSchema, CallSchema, noteLimit } from '../call/call.ts';
import { CallEventSchema } from '../call/event.ts';
import { CallFilterSchema, CallListAskSchema, CallPageSchema } from '../call/query.ts';
import { AccountSchema, LineSchema, lineModes } from './line.ts';
import type { Announcements, Requests } from './message.ts';
import type { AppAnnouncementName, AppRequestName } from './names.ts';
import { SettingsChangeSchema, SettingsSchema } from './settings.ts';

const none = z.strictObject({});
const aboutCall = z.strictObject({ id: CallIdSchema });

/** Something the person should know that no call tells: a settings file put aside, a microphone that is missing. */
export const NoticeSchema = z.strictObject({
  id: z.string().max(64),
  tone: z.enum(['info', 'warning', 'error']),
  title: z.string().max(200),
  body: z.string().max(2000),
});
export type Notice = z.infer<typeof NoticeSchema>;

export const OverviewSchema = z.strictObject({
  /** Number of the newest announcement already contained in this overview. */
  seq: z.int().min(0),
  version: z.string(),
  line: LineSchema,
  live: z.array(CallSchema),
  settings: SettingsSchema,
  notices: z.array(NoticeSchema),
  /** How many calls of `--demo` are in the log. */
  demoCalls: z.int().min(0),
});
export type Overview = z.infer<typeof OverviewSchema>;

/** A call with the evidence behind it, oldest event first. */
export const CallDetailSchema = z.strictObject({
  call: CallSchema,
  events: z.array(CallEventSchema).max(1000),
});
export type CallDetail = z.infer<typeof CallDetailSchema>;

/** Everything the main window can ask of main. */
export const appRequests = {
  'app.overview': { ask: none, answer: OverviewSchema },
  'call.list': { ask: CallListAskSchema, answer: CallPageSchema },
  'call.count': {
    ask: z.strictObject({ filter: CallFilterSchema }),
    answer: z.strictObject({ count: z.int().min(0) }),
  },
  'call.get': { ask: aboutCall, answer: CallDetailSchema },
  'call.annotate': {
    ask: z.strictObject({
      id: CallIdSchema,
      note: z.string().max(noteLimit).exactOptional(),
      disposition: z.string().min(1).max(64).nullable().exactOptional(),
      tags: z.array(z.string().min(1).max(64)).max(32).exactOptional(),
    }),
    answer: CallSchema,
  },
  'call.place': { ask: z.strictObject({ number: z.string().min(1).max(256) }), answer: CallSchema },
  'call.answer': { ask: aboutCall, answer: none },
  'call.decline': { ask: aboutCall, answer: none },
  'call.hangUp': { ask: aboutCall, answer: none },
  'call.mute': { ask: z.strictObject({ id: CallIdSchema, muted: z.boolean() }), answer: none },
  'line.choose': { ask: z.strictObject({ mode: z.enum(lineModes) }), answer: LineSchema },
  'line.saveAccount': {
    /** An absent password keeps the one already there. */
    ask: z.strictObject({ account: AccountSchema, password: z.string().min(1).max(256).exactOptional() }),
    answer: LineSchema,
  },
  'line.removeAccount': { ask: none, answer: LineSchema },
  'settings.save': { ask: SettingsChangeSchema, answer: SettingsSchema },
  'notice.dismiss': { ask: z.strictObject({ id: z.string().max(64) }), answer: none },
  'demo.remove': { ask: none, answer: z.strictObject({ removed: z.int().min(0) }) },
} as const satisfies Requests & Record<AppRequestName, unknown>;
export type AppRequests = typeof appRequests;

/** Everything main tells the main window of its own accord, each named as a fact. */
export const appAnnouncements = {
  'call.changed': z.strictObject({ call: CallSchema }),
  /** Many calls came or went at once; lists should be asked for again. */
  'log.changed': z.strictObject({ demoCalls: z.int().min(0) }),
  'line.changed': z.strictObject({ line: LineSchema }),
  'settings.changed': z.strictObject({ settings: SettingsSchema }),
  'notices.changed': z.strictObject({ notices: z.array(NoticeSchema) }),
  /** The person clicked a notification or the tray: bring this call's page up. */
  'call.show': aboutCall,
  /** The app is about to quit or hide: send what is still being typed. */
  'notes.flush': none,
} as const satisfies Announcements & Record<AppAnnouncementName, unknown>;
export type AppAnnouncements = typeof appAnnouncements;
