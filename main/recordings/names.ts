import type { RecordingFormat } from '../../contract/recording/recording.ts';
import { recordingFormats } from '../../contract/recording/recording.ts';

/** Ids are made by us, in lower case; whatever else is asked for by a page never becomes part of a path. */
const idRule = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The file of a recording, by its name alone; throws for an id or format that is none of ours. */
export function fileName(id: string, format: RecordingFormat): string {
  if (!recordingFormats.includes(format)) throw new TypeError('no format of a recording');
  return `${checkedId(id)}.${format}`;
}

/** The name under which its bytes come in, and the one under which it is kept what is coming. */
export const partialName = (id: string): string => `${checkedId(id)}.partial`;
export const arrivalName = (id: string): string => `${checkedId(id)}.arrival`;

/** What a recording's file is called while no log knows it. */
export const asideName = (name: string): string => `${name}.aside`;

/** Which of these names a file in the folder bears; null for a stranger's. */
export type Found =
  | { kind: 'partial'; id: string }
  | { kind: 'arrival'; id: string }
  | { kind: 'final'; id: string; format: RecordingFormat }
  | { kind: 'aside'; id: string; format: RecordingFormat };

export function readName(name: string): Found | null {
  const [id = '', extension = '', aside, ...more] = name.split('.');
  if (!idRule.test(id) || more.length > 0) return null;
  if (aside === undefined && (extension === 'partial' || extension === 'arrival'))
    return { kind: extension, id };
  const format = recordingFormats.find((one) => one === extension);
  if (format === undefined || (aside !== undefined && aside !== 'aside')) return null;
  return { kind: aside === undefined ? 'final' : 'aside', id, format };
}

function checkedId(id: string): string {
  if (!idRule.test(id)) throw new TypeError('no id of a recording');
  return id;
}
