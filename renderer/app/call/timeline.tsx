import { Text } from '@mantine/core';
import type { Call } from '../../../contract/call/call.ts';
import type { CallEvent } from '../../../contract/call/event.ts';
import { clockFace } from '../format/duration.ts';
import { exactTimeText } from '../format/when.ts';
import { words } from '../words.ts';
import { causeWords } from './cause-words.ts';
import classes from './timeline.module.css';

function says(event: CallEvent): string {
  if (event.type !== 'ended') return words.call.events[event.type];
  const by = words.call.endedByWhom(event.endedBy);
  return event.cause === null ? by : `${by}: ${causeWords(event.cause)}`;
}

/** The evidence behind a call, event by event, each with its time and how far into the call it was. */
export function Timeline({ call, events }: { call: Call; events: readonly CallEvent[] }) {
  if (events.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {words.call.noTimeline}
      </Text>
    );
  return (
    <ol className={classes.timeline}>
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end.
        <li key={index} className={classes.event} data-type={event.type}>
          <span className={classes.what}>{says(event)}</span>
          <span className={classes.when}>
            {exactTimeText(event.at)}
            <span className={classes.into}>+{clockFace(event.at - call.startedAt)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
