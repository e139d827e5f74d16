import type { Call } from '../../../contract/call/call.ts';

/**
 * The newer of two views of one call. A call's revision grows with every change, so an echo that was overtaken on its
 * way never wins; at equal revisions the later heartbeat does.
 */
export function newerCall(known: Call | undefined, heard: Call): Call {
  if (known === undefined || heard.revision > known.revision) return heard;
  return heard.revision === known.revision && heard.lastAt >= known.lastAt ? heard : known;
}
