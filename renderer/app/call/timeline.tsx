import { Text } from '@mantine/core';
import type { Call } from '../../../contract/call/call.ts';
import type { CallEvent } from '../../../contract/call/event.ts';
import { t } from '../../../contract/words/say.ts';
import { clockFace } from '../format/duration.ts';
import { exactTimeText } from '../format/when.ts';
import { causeWords } from './cause-words.ts';
import { sourceText } from './source-text.ts';
import classes from './timeline.module.css';

function says(event: CallEvent): string {
  if (event.type !== 'ended') return t(`call.events.${event.type}`);
  const by = t(`call.endedByWhom.${event.endedBy}`);
  return event.cause === null ? by : `${by}: ${causeWords(event.cause)}`;
}

/**
 * The evidence behind a call, event by event, each with its time and how far into the call it was. Where more than one
 * report was put together, what the others told says who told it.
 */
export function Timeline({ call, events }: { call: Call; events: readonly CallEvent[] }) {
  if (events.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('call.noTimeline')}
      </Text>
    );
  return (
    <ol className={classes.timeline}>
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end.
        <li key={index} className={classes.event} data-type={event.type}>
          <span className={classes.what}>
            {says(event)}
            {(event.source !== call.source || event.sourceCallId !== call.sourceCallId) && (
              <span className={classes.from}>
                {' '}
                {t('call.eventFrom', { source: sourceText(event.source) })}
              </span>
            )}
          </span>
          <span className={classes.when}>
            {exactTimeText(event.at)}
            <span className={classes.into}>+{clockFace(event.at - call.startedAt)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
