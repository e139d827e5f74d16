import type { z } from 'zod';
import type { Call } from '../../../contract/call/call.ts';
import type { CallPart, NoteVersion } from '../../../contract/call/entry.ts';
import type { CallEvent } from '../../../contract/call/event.ts';
import type { AppAnnouncements, Original } from '../../../contract/ipc/app-contract.ts';
import { fail } from '../../../contract/ipc/result.ts';
import type { Settings } from '../../../contract/ipc/settings.ts';

/** What is kept about a call besides itself. */
export interface FakeBeside {
  events: CallEvent[];
  original: Original | null;
  parts: CallPart[];
  versions: NoteVersion[];
}

/** The log in memory, as the parts of the fake bridge share it. */
export interface FakeLog {
  /** Every call, the trash included, newest first. */
  calls(): Call[];
  call(id: string): Call | undefined;
  beside(id: string): FakeBeside;
  /** Changes a call and raises its revision, without telling. */
  put(id: string, change: Partial<Call>): Call | undefined;
  /** Changes a call and tells. */
  change(id: string, change: Partial<Call>): Call | undefined;
  add(call: Call): void;
  remove(ids: readonly string[]): void;
  settings(): Settings;
  announce<N extends keyof AppAnnouncements>(name: N, fact: z.infer<AppAnnouncements[N]>): void;
}

export const unknownCall = fail('not_found', 'This call is no longer in the log.');

/** A note's plain text, as main's cleaner would make it of the editor's HTML. */
export function textOf(html: string): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  const blocks = [...body.querySelectorAll('p, li')].filter((block) => block.querySelector('p') === null);
  return blocks.length === 0
    ? (body.textContent ?? '').trim()
    : blocks
        .map((block) => block.textContent ?? '')
        .join('\n')
        .trim();
}
