import type { Call } from '../../../contract/call/call.ts';
import { FollowUpField } from '../../ui/follow-up-field.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import type { Annotation } from '../desk/use-annotate.ts';
import { momentText } from '../format/moment.ts';
import { timeText } from '../format/when.ts';

/** A call's follow-up, on its page and on its card. */
export function CallFollowUp(props: {
  call: Pick<Call, 'followUpAt'>;
  annotate: (change: Annotation) => Promise<boolean>;
  compact?: boolean;
}) {
  const now = useMinute();
  return (
    <FollowUpField
      value={props.call.followUpAt}
      now={now}
      compact={props.compact ?? false}
      timeText={timeText}
      whenText={(at) => momentText(at, now)}
      onChange={(followUpAt) => void props.annotate({ followUpAt })}
    />
  );
}
