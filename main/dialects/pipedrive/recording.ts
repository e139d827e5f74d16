/** The one part of the multipart request that brings a recording; a call log takes one, a second is refused (409). */
export const recordingPart = 'file';

/** Sound that browsers play in an HTML5 `audio` element, which is all that Pipedrive says it takes. */
const playable = ['mpeg', 'mp3', 'mp4', 'x-m4a', 'aac', 'ogg', 'webm', 'wav', 'x-wav', 'wave', 'flac'];

/** Whether Pipedrive can play a recording of this media type. */
export function isPlayable(mediaType: string): boolean {
  const [type = ''] = mediaType.toLowerCase().split(';');
  return playable.some((format) => type.trim() === `audio/${format}`);
}
