/** What Chromium's trace tells of the frames between two marks of the page's own. */
export interface TracedFrames {
  /** What the page's main thread computed for each frame, ms of processor time, ascending: no time in which others ran. */
  readonly computed: readonly number[];
  /** The longest single task of that thread, ms of processor time. */
  readonly longestTask: number;
}

/** The part of a trace event that is read here (Chromium's Trace Event Format); times are in µs. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** What has to be recorded for `framesByTrace`. */
export const traceCategories = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

/** A task of a thread's queue, as Chromium has called it in its versions. */
const isTask = ({ name, ph }: TraceEvent) => ph === 'X' && name.endsWith('RunTask');

/**
 * Reads from a trace how much the page itself computed for each frame: a frame that came late on a busy machine is the page's
 * doing only when this is long too. Throws when the marks are not in the trace.
 */
export function framesByTrace(trace: Buffer, begin: string, end: string): TracedFrames {
  const events = (JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }).traceEvents;
  const first = events.find(({ name }) => name === begin);
  const last = events.find(({ name }) => name === end);
  if (first === undefined || last === undefined) throw new Error(`The trace has no ${begin} and ${end}.`);
  const here = events
    .filter(({ pid, tid, ts }) => pid === first.pid && tid === first.tid && ts >= first.ts && ts <= last.ts)
    .sort((a, b) => a.ts - b.ts);
  const tasks = here.filter(isTask);
  const frames: number[] = [];
  let at = 0;
  let sum = 0;
  const drawn = here.filter(({ name, ph }) => name === 'FireAnimationFrame' && ph === 'X');
  for (const { ts } of drawn) {
    for (; at < tasks.length; at += 1) {
      const task = tasks[at] as TraceEvent;
      // The task that fires the frame belongs to what comes after it.
      if (task.ts + (task.dur ?? 0) >= ts) break;
      sum += (task.tdur ?? 0) / 1000;
    }
    frames.push(sum);
    sum = 0;
  }
  return {
    computed: frames.slice(1).sort((a, b) => a - b),
    longestTask: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000)),
  };
}
