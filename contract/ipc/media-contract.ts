import { z } from 'zod';
import { chunkLimit, RecordingIdSchema, recordingFormats } from '../recording/recording.ts';
import type { Announcements, Requests } from './message.ts';
import type { MediaAnnouncementName, MediaRequestName } from './names.ts';

const none = z.strictObject({});
const aboutJob = z.strictObject({ job: z.uuid() });

/** What the media page can be asked to make of a recording: its waveform, or another format of it. */
export const mediaTasks = ['peaks', 'wav', 'mp3'] as const;
export type MediaTask = (typeof mediaTasks)[number];

export const MediaJobSchema = z.strictObject({
  job: z.uuid(),
  task: z.enum(mediaTasks),
  recording: RecordingIdSchema,
  format: z.enum(recordingFormats),
  bytes: z.int().min(1),
  /** Playing time as far as it is known, to tell by how far the job is. */
  durationMs: z.int().min(0).nullable(),
});
export type MediaJob = z.infer<typeof MediaJobSchema>;

/**
 * Everything the hidden media page can ask of main. It decodes strangers' files, so it is a sandboxed page of its own that
 * can read the recording it is given (`recordingPath`), hand back what it made, and nothing else.
 */
export const mediaRequests = {
  /** The next job, or null when there is none. */
  'media.next': { ask: none, answer: z.strictObject({ job: MediaJobSchema.nullable() }) },
  /** Between 0 and 1: of the playing time where it is known, else of the file. */
  'media.progress': { ask: z.strictObject({ job: z.uuid(), done: z.number().min(0).max(1) }), answer: none },
  'media.peaks': {
    ask: z.strictObject({
      job: z.uuid(),
      durationMs: z.int().min(0),
      bucketMs: z.int().min(10).max(10_000),
      levels: z.instanceof(Uint8Array).refine((levels) => levels.length <= 200_000),
    }),
    answer: none,
  },
  /** Bytes of the new file, at a place in it: a WAV's header is known last. */
  'media.append': {
    ask: z.strictObject({
      job: z.uuid(),
      position: z.int().min(0),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= chunkLimit),
    }),
    answer: none,
  },
  'media.done': { ask: aboutJob, answer: none },
  /** `damaged`: it could be read but not decoded; `unsupported`: nothing here decodes it; `failed`: anything else. */
  'media.failed': {
    ask: z.strictObject({
      job: z.uuid(),
      why: z.enum(['damaged', 'unsupported', 'failed']),
      detail: z.string().max(500),
    }),
    answer: none,
  },
} as const satisfies Requests & Record<MediaRequestName, unknown>;
export type MediaRequests = typeof mediaRequests;

export const mediaAnnouncements = {
  /** There is a job: ask for it. */
  'media.work': none,
  /** Nobody wants this job any more. */
  'media.stop': aboutJob,
} as const satisfies Announcements & Record<MediaAnnouncementName, unknown>;
export type MediaAnnouncements = typeof mediaAnnouncements;
