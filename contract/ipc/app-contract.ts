import { z } from 'zod';
import {
  CallIdSchema,
  CallSchema,
  InstantSchema,
  LabelSchema,
  mostTags,
  NameSchema,
  noteHtmlLimit,
  PartySchema,
} from '../call/call.ts';
import {
  CallEntrySchema,
  CallPartSchema,
  CorrectionSchema,
  NoteVersionSchema,
  PersonSchema,
  RemoteNameSchema,
} from '../call/entry.ts';
import { CallEventSchema } from '../call/event.ts';
import { CallFilterSchema, CallListAskSchema, CallPageSchema, FacetsSchema } from '../call/query.ts';
import { directions, outcomes } from '../call/words.ts';
import {
  chunkLimit,
  MarkSchema,
  PeaksSchema,
  RecordingIdSchema,
  RecordingProgressSchema,
  RecordingSchema,
} from '../recording/recording.ts';
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

/** What waits for the person: small numbers for a tray icon, a heading, a button. */
export const CountsSchema = z.strictObject({
  /** Calls that wait to be logged (contract/call/to-log.ts): none where the wrap-up setting is `never`. */
  unlogged: z.int().min(0),
  /** Follow-ups whose time has come. */
  followUpsDue: z.int().min(0),
  followUps: z.int().min(0),
  trash: z.int().min(0),
});
export type Counts = z.infer<typeof CountsSchema>;

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
  counts: CountsSchema,
  /** Recordings on their way in. */
  incoming: z.array(RecordingProgressSchema),
});
export type Overview = z.infer<typeof OverviewSchema>;

/** A corrected call's facts as its source gave them. */
export const OriginalSchema = z.strictObject({
  direction: z.enum(directions),
  remote: PartySchema,
  startedAt: InstantSchema,
  answeredAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  outcome: z.enum(outcomes).nullable(),
});
export type Original = z.infer<typeof OriginalSchema>;

/** A call with the evidence behind it, oldest event first. */
export const CallDetailSchema = z.strictObject({
  call: CallSchema,
  events: z.array(CallEventSchema).max(1000),
  /** Oldest first. */
  recordings: z.array(RecordingSchema).max(200),
  /** Null unless the call was corrected. */
  original: OriginalSchema.nullable(),
  /** What can be split off again; empty for a call that is one report. */
  parts: z.array(CallPartSchema).max(50),
  /** How many earlier texts of the note are kept. */
  noteVersions: z.int().min(0),
  /** What the signalling suggests to say of it (`wrong_number` after a 404), or null. */
  suggestedDisposition: LabelSchema.nullable(),
});
export type CallDetail = z.infer<typeof CallDetailSchema>;

/** The most calls that one bulk request may name. */
export const bulkLimit = 500;
const someCalls = z.array(CallIdSchema).min(1).max(bulkLimit);
const calls = z.strictObject({ calls: z.array(CallSchema).max(bulkLimit) });
const aboutRecording = z.strictObject({ id: RecordingIdSchema });
const AnnotateAskSchema = z.strictObject({
  id: CallIdSchema,
  /** Cleaned by main to the allow-list; what comes back is what is kept. */
  note: z.string().max(noteHtmlLimit).exactOptional(),
  /** Keeps the note as it stands among its versions, before it is replaced by an earlier one. */
  keepVersion: z.literal(true).exactOptional(),
  disposition: LabelSchema.nullable().exactOptional(),
  tags: z.array(LabelSchema).max(mostTags).exactOptional(),
  /** A name is remembered for the number: its other calls and its future ones bear it too. */
  contactName: NameSchema.nullable().exactOptional(),
  company: NameSchema.nullable().exactOptional(),
  followUpAt: InstantSchema.nullable().exactOptional(),
});

/** What the quick log and the main window both can ask: writing down calls that no line of ours saw. */
export const entryRequests = {
  'call.annotate': { ask: AnnotateAskSchema, answer: CallSchema },
  /** Writes down a call by hand. */
  'call.log': { ask: CallEntrySchema, answer: CallSchema },
  /** Begins a call of the manual source that lives until `timer.stop`. */
  'timer.start': {
    ask: z.strictObject({
      number: z.string().max(256),
      contactName: NameSchema.nullable(),
      remoteName: RemoteNameSchema.exactOptional(),
      direction: z.enum(directions),
    }),
    answer: CallSchema,
  },
  'timer.stop': { ask: aboutCall, answer: CallSchema },
  'people.match': {
    ask: z.strictObject({ text: z.string().max(200) }),
    /** The last called first. */
    answer: z.strictObject({ people: z.array(PersonSchema).max(8) }),
  },
} as const satisfies Requests;

/** Everything the main window can ask of main. */
export const appRequests = {
  'app.overview': { ask: none, answer: OverviewSchema },
  'call.list': { ask: CallListAskSchema, answer: CallPageSchema },
  'call.count': {
    ask: z.strictObject({ filter: CallFilterSchema }),
    answer: z.strictObject({ count: z.int().min(0) }),
  },
  'call.get': { ask: aboutCall, answer: CallDetailSchema },
  ...entryRequests,
  /** Ids of all calls that fit, newest first, for a selection of all. */
  'call.ids': {
    ask: z.strictObject({ filter: CallFilterSchema }),
    answer: z.strictObject({ ids: z.array(CallIdSchema).max(10_000) }),
  },
  'call.facets': { ask: none, answer: FacetsSchema },
  /** The same change to many calls; the ones that are gone are left out of the answer. */
  'call.annotateMany': {
    ask: z.strictObject({
      ids: someCalls,
      disposition: LabelSchema.nullable().exactOptional(),
      addTags: z.array(LabelSchema).max(mostTags).exactOptional(),
      removeTags: z.array(LabelSchema).max(mostTags).exactOptional(),
    }),
    answer: calls,
  },
  'call.correct': {
    ask: z.strictObject({ id: CallIdSchema, correction: CorrectionSchema }),
    answer: CallSchema,
  },
  'call.restoreOriginal': { ask: aboutCall, answer: CallSchema },
  /** Joins `gone` into `keep`: its note, tags and recordings go over; what happened in both is shown. */
  'call.merge': { ask: z.strictObject({ keep: CallIdSchema, gone: CallIdSchema }), answer: CallSchema },
  /** Splits a part off; answers with the call that stays and the one that is separate again. */
  'call.split': {
    ask: z.strictObject({ id: CallIdSchema, part: z.string().min(1).max(400) }),
    answer: calls,
  },
  'call.trash': { ask: z.strictObject({ ids: someCalls }), answer: calls },
  'call.restore': { ask: z.strictObject({ ids: someCalls }), answer: calls },
  /** The newest deleted first, at most 500. */
  'trash.list': { ask: none, answer: calls },
  'trash.empty': { ask: none, answer: z.strictObject({ removed: z.int().min(0) }) },
  /** The earliest due first, at most 500. */
  'followUp.list': { ask: none, answer: calls },
  /** The newest first. */
  'note.versions': {
    ask: aboutCall,
    answer: z.strictObject({ versions: z.array(NoteVersionSchema).max(100) }),
  },
  /** Opens the system's file dialog in main and takes in what is chosen; progress is announced. */
  'recording.choose': {
    ask: z.strictObject({ call: CallIdSchema }),
    answer: z.strictObject({ incoming: z.array(RecordingProgressSchema).max(50) }),
  },
  /** A recording whose bytes come from the page: dropped, pasted, or spoken. */
  'recording.begin': {
    ask: z.strictObject({
      call: CallIdSchema,
      name: z.string().max(1024),
      kind: z.enum(['attached', 'memo']),
      total: z.int().min(0).nullable(),
    }),
    answer: RecordingProgressSchema,
  },
  'recording.append': {
    ask: z.strictObject({
      id: RecordingIdSchema,
      /** Counted from 0 without a gap. */
      seq: z.int().min(0),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= chunkLimit),
    }),
    answer: none,
  },
  /** `durationMs`: what the recorder measured, for a memo. */
  'recording.finish': {
    ask: z.strictObject({ id: RecordingIdSchema, durationMs: z.int().min(0).nullable() }),
    answer: RecordingSchema,
  },
  'recording.cancel': { ask: aboutRecording, answer: none },
  'recording.rename': {
    ask: z.strictObject({ id: RecordingIdSchema, name: z.string().min(1).max(200) }),
    answer: RecordingSchema,
  },
  'recording.remove': { ask: aboutRecording, answer: none },
  'recording.restore': { ask: aboutRecording, answer: RecordingSchema },
  'recording.reveal': { ask: aboutRecording, answer: none },
  /** `as`: null for the file as it is, else transcoded. `saved` is false when the person closed the dialog or stopped it. */
  'recording.saveAs': {
    ask: z.strictObject({ id: RecordingIdSchema, as: z.enum(['wav', 'mp3']).nullable() }),
    answer: z.strictObject({ saved: z.boolean() }),
  },
  /** Nobody wants the other formats of it any more that are being made: nothing is left of them. */
  'recording.stopSaving': { ask: aboutRecording, answer: none },
  'recording.mark': {
    ask: z.strictObject({ id: RecordingIdSchema, marks: z.array(MarkSchema).max(500) }),
    answer: RecordingSchema,
  },
  /** Looks at the file again, whole. */
  'recording.verify': { ask: aboutRecording, answer: RecordingSchema },
  /** Null while they are being computed; `recordings.changed` tells when they are there. */
  'recording.peaks': { ask: aboutRecording, answer: z.strictObject({ peaks: PeaksSchema.nullable() }) },
  /** Opens the quick-log window: empty, or on a call that is in the log. */
  'quick.open': { ask: z.strictObject({ call: CallIdSchema.nullable() }), answer: none },
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
  'counts.changed': z.strictObject({ counts: CountsSchema }),
  /** A call's recordings as they are now: one came, went, or is known better. */
  'recordings.changed': z.strictObject({ call: CallIdSchema, recordings: z.array(RecordingSchema).max(200) }),
  'recording.progress': z.strictObject({ progress: RecordingProgressSchema }),
  /** Another format of it is being made: how far that is, between 0 and 1; null once it is over, however it ended. */
  'recording.saving': z.strictObject({ id: RecordingIdSchema, done: z.number().min(0).max(1).nullable() }),
  /** The person chose the list of follow-ups from a notification or the tray. */
  'followUps.show': none,
  /** The person chose the unlogged calls from the tray. */
  'unlogged.show': none,
  /** The person clicked a notification or the tray: bring this call's page up. */
  'call.show': aboutCall,
  /** The app is about to quit or hide: send what is still being typed. */
  'notes.flush': none,
} as const satisfies Announcements & Record<AppAnnouncementName, unknown>;
export type AppAnnouncements = typeof appAnnouncements;
