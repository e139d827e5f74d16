// Apart from the schemas: the media page needs these and no Zod, which would look for eval and be reported by its CSP.

/** The largest recording, bytes (issue 3: 500 MB). */
export const recordingLimit = 500 * 1024 * 1024;

/** The most bytes that one message carries of a recording that comes from a page. */
export const chunkLimit = 256 * 1024;

/** Where a page of ours finds a recording's sound: on its own origin, with range requests. */
export const recordingPath = (id: string): string => `/recordings/${id}`;
