import {
  IconAlertTriangle,
  IconArrowDownLeft,
  IconArrowUpRight,
  IconBan,
  IconClockX,
  IconDeviceMobileShare,
  IconHelp,
  IconPhoneCalling,
  IconPhoneCheck,
  IconPhonePause,
  IconPhoneRinging,
  IconPhoneX,
  IconPlayerPause,
  type IconProps,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import type { Direction, Status } from '../../../contract/call/words.ts';

/** The tones that a status can have; each is a pair of text and ground colour in `tokens.css`. */
export type Tone = 'good' | 'bad' | 'warn' | 'quiet' | 'accent';

export interface Look {
  Icon: ComponentType<IconProps>;
  tone: Tone;
}

const looks: Record<Status, Look> = {
  initiated: { Icon: IconPhoneCalling, tone: 'accent' },
  ringing: { Icon: IconPhoneRinging, tone: 'accent' },
  answered: { Icon: IconPhoneCheck, tone: 'good' },
  missed: { Icon: IconPhoneX, tone: 'bad' },
  declined: { Icon: IconBan, tone: 'quiet' },
  busy: { Icon: IconPhonePause, tone: 'warn' },
  no_answer: { Icon: IconClockX, tone: 'warn' },
  cancelled: { Icon: IconX, tone: 'quiet' },
  answered_elsewhere: { Icon: IconDeviceMobileShare, tone: 'quiet' },
  failed: { Icon: IconAlertTriangle, tone: 'bad' },
  unknown: { Icon: IconHelp, tone: 'quiet' },
};

/** Icon and tone of a call's status, always shown together with its word (`statusText`). */
export function lookOf(call: Pick<Call, 'status' | 'endedAt' | 'heldSince'>): Look {
  if (call.endedAt === null && call.heldSince !== null) return { Icon: IconPlayerPause, tone: 'warn' };
  return looks[call.status];
}

/** Icon and tone of a status alone, for the filter's list. */
export function lookOfStatus(status: Status): Look {
  return looks[status];
}

/** The arrow of a direction, always shown together with its word. */
export function directionIcon(direction: Direction): ComponentType<IconProps> {
  return direction === 'inbound' ? IconArrowDownLeft : IconArrowUpRight;
}
