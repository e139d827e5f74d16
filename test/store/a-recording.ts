import { randomUUID } from 'node:crypto';
import type { KeptRecording } from '../../main/core/ports.ts';

/** A recording of a call, its file fine. */
export function aRecording(call: string, facts: Partial<KeptRecording> = {}): KeptRecording {
  return {
    id: randomUUID(),
    call,
    name: 'talk.mp3',
    kind: 'attached',
    format: 'mp3',
    bytes: 40_960,
    sha256: 'ab'.repeat(32),
    createdAt: 1_772_442_000_000,
    durationMs: null,
    unplayable: null,
    recovered: false,
    marks: [],
    mtimeMs: 1_772_442_000_000.25,
    trashedAt: null,
    ...facts,
  };
}
