import type { Call } from '../../../contract/call/call.ts';
import tones from '../../ui/tone.module.css';
import classes from './status-badge.module.css';
import { lookOf } from './status-look.tsx';
import { statusText } from './status-text.ts';

/** A call's status as icon and word together. */
export function StatusBadge({
  call,
}: {
  call: Pick<Call, 'status' | 'direction' | 'endedAt' | 'heldSince'>;
}) {
  const { Icon, tone } = lookOf(call);
  return (
    <span className={`${classes.badge} ${tones[tone]}`}>
      <Icon size={14} stroke={2} aria-hidden="true" />
      {statusText(call)}
    </span>
  );
}
