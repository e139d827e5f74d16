import { z } from 'zod';
import { CallIdSchema, InstantSchema } from '../call/call.ts';
import { recordingLimit } from './limits.ts';

export { chunkLimit, recordingLimit, recordingPath } from './limits.ts';

/** What a recording's file may be, told by its content; also its extension on disk. */
export const recordingFormats = ['wav', 'mp3', 'ogg', 'opus', 'webm', 'm4a', 'flac'] as const;
export type RecordingFormat = (typeof recordingFormats)[number];

export const RecordingIdSchema = z.uuid();

/** A text at a moment of a recording. */
export const MarkSchema = z.strictObject({
  id: z.uuid(),
  /** ms from the recording's start. */
  atMs: z.int().min(0),
  text: z.string().max(500),
});
export type Mark = z.infer<typeof MarkSchema>;

/** What became of the file since it was taken in: `lost` and `changed` behind the app's back. */
export const fileStates = ['fine', 'lost', 'changed'] as const;

export const RecordingSchema = z.strictObject({
  id: RecordingIdSchema,
  call: CallIdSchema,
  /** As the person named it, without a path; fit to be shown. */
  name: z.string().min(1).max(200),
  /** `memo`: spoken by the person into the microphone. */
  kind: z.enum(['attached', 'memo']),
  format: z.enum(recordingFormats),
  bytes: z.int().min(1).max(recordingLimit),
  /** Of the whole file, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: InstantSchema,
  /** Playing time, ms; null until it was decoded once. */
  durationMs: z.int().min(0).nullable(),
  /** Why it cannot be played, in the person's words; null while it can, or while nobody has tried. */
  unplayable: z.string().max(500).nullable(),
  /** True when the app died while it was made and what was on disk was saved. */
  recovered: z.boolean(),
  marks: z.array(MarkSchema).max(500),
  file: z.enum(fileStates),
});
export type Recording = z.infer<typeof RecordingSchema>;

/** A recording on its way in. */
export const RecordingProgressSchema = z.strictObject({
  id: RecordingIdSchema,
  call: CallIdSchema,
  name: z.string().max(200),
  state: z.enum(['copying', 'done', 'refused', 'cancelled']),
  done: z.int().min(0),
  /** Null where the length is not known (a memo). */
  total: z.int().min(0).nullable(),
  /** Why it was refused, in the person's words. */
  why: z.string().max(500).nullable(),
});
export type RecordingProgress = z.infer<typeof RecordingProgressSchema>;

/** How loud a recording is over its time: computed once, kept, drawn as its waveform and read to skip silence. */
export const PeaksSchema = z.strictObject({
  /** How much time one level stands for, ms. */
  bucketMs: z.int().min(10).max(10_000),
  /** 0 is silence, 255 full scale. */
  levels: z.instanceof(Uint8Array).refine((levels) => levels.length <= 200_000),
});
export type Peaks = z.infer<typeof PeaksSchema>;
