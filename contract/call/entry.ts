import { z } from 'zod';
import {
  CallIdSchema,
  InstantSchema,
  LabelSchema,
  mostTags,
  NameSchema,
  noteHtmlLimit,
  PartySchema,
} from './call.ts';
import { directions, outcomes } from './words.ts';

/** The longest talk time that a person may enter: a week, in ms. */
export const longestTalk = 604_800_000;

/** A name that came from a network, or null. */
export const RemoteNameSchema = PartySchema.shape.name;

/** A call that the person writes down by hand, because no source of ours saw it: made on a mobile, on a desk phone. */
export const CallEntrySchema = z.strictObject({
  /** As typed; may be '' when only a name is known. */
  number: z.string().max(256),
  contactName: NameSchema.nullable(),
  /** As a network named the number in an earlier call: shown, but no word of the person's. */
  remoteName: RemoteNameSchema.exactOptional(),
  company: NameSchema.nullable().exactOptional(),
  direction: z.enum(directions),
  outcome: z.enum(outcomes),
  startedAt: InstantSchema,
  /** How long they talked, ms; counts only where the outcome is `answered`. */
  talkMs: z.int().min(0).max(longestTalk),
  disposition: LabelSchema.nullable(),
  note: z.string().max(noteHtmlLimit),
  tags: z.array(LabelSchema).max(mostTags).exactOptional(),
  followUpAt: InstantSchema.nullable().exactOptional(),
});
export type CallEntry = z.infer<typeof CallEntrySchema>;

/** What the person sets right in an ended call; absent facts stay. The original is kept as evidence. */
export const CorrectionSchema = z.strictObject({
  startedAt: InstantSchema.exactOptional(),
  talkMs: z.int().min(0).max(longestTalk).exactOptional(),
  number: z.string().max(256).exactOptional(),
  direction: z.enum(directions).exactOptional(),
  outcome: z.enum(outcomes).exactOptional(),
});
export type Correction = z.infer<typeof CorrectionSchema>;

/** One of the reports that a call was put together from, and that can be split off again. */
export const CallPartSchema = z.strictObject({
  /** Names the part to `call.split`. */
  key: z.string().min(1).max(400),
  /** `merged`: the person joined two calls; `correlated`: two sources reported what looked like one call. */
  kind: z.enum(['merged', 'correlated']),
  source: z.string().min(1).max(64),
  startedAt: InstantSchema,
  /** The absorbed call, where the person merged it. */
  call: CallIdSchema.nullable(),
});
export type CallPart = z.infer<typeof CallPartSchema>;

/** An earlier text of a note. */
export const NoteVersionSchema = z.strictObject({
  id: z.int().min(1),
  /** When this text was replaced by the next. */
  at: InstantSchema,
  note: z.string().max(noteHtmlLimit),
  noteText: z.string().max(100_000),
});
export type NoteVersion = z.infer<typeof NoteVersionSchema>;

/** Someone the log knows, offered while a number or a name is typed. */
export const PersonSchema = z.strictObject({
  number: z.string().max(256),
  e164: z.string().max(16).nullable(),
  name: z.string().max(256).nullable(),
  /** Whether `name` is the person's own word; else a network displayed it, and nobody said that it is so. */
  named: z.boolean(),
  company: z.string().max(256).nullable(),
  lastCallAt: InstantSchema,
});
export type Person = z.infer<typeof PersonSchema>;
