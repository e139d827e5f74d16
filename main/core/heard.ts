import type { CallEvent } from '../../contract/call/event.ts';

/** An event before it is stamped with its time: a source tells what happened, the desk looks at the clock. */
export type Heard = CallEvent extends infer Event
  ? Event extends CallEvent
    ? Omit<Event, 'at'>
    : never
  : never;
