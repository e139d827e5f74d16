import type { Call } from '../../../contract/call/call.ts';
import { duration, holdTime, ringTime, talkTime } from '../../../contract/call/times.ts';
import { t } from '../../../contract/words/say.ts';
import { useNow } from '../../ui/use-now.ts';
import { useToday } from '../../ui/use-today.ts';
import { clockFace } from '../format/duration.ts';
import { partyText } from '../format/party.ts';
import { dayText, exactTimeText } from '../format/when.ts';
import { causeWords } from './cause-words.ts';
import { FactList } from './fact-list.tsx';
import classes from './facts.module.css';
import { sourceText } from './source-text.ts';

/** Everything measured of a call: its times to the second, who ended it and why, and who told us. */
export function Facts({ call }: { call: Call }) {
  const live = call.endedAt === null;
  const now = useNow(call.answeredAt ?? call.startedAt, live);
  const today = useToday();
  const { title, number } = partyText(call);
  const raw = number ?? title;
  return (
    <FactList
      label={t('call.facts')}
      facts={[
        [t('call.started'), `${dayText(call.startedAt, today)}, ${exactTimeText(call.startedAt)}`],
        [
          t('call.answered'),
          call.answeredAt === null ? t('call.notAnswered') : exactTimeText(call.answeredAt),
        ],
        [t('call.ended'), call.endedAt === null ? t('call.stillOn') : exactTimeText(call.endedAt)],
        [t('call.ringTime'), clockFace(ringTime(call, now))],
        call.answeredAt === null ? null : [t('call.talkTime'), clockFace(talkTime(call, now))],
        call.heldMs === 0 && call.heldSince === null
          ? null
          : [t('call.holdTime'), clockFace(holdTime(call, now))],
        [t('call.duration'), clockFace(duration(call, now))],
        call.endedBy === null ? null : [t('call.endedBy'), t(`call.enders.${call.endedBy}`)],
        call.cause === null
          ? null
          : [
              t('call.cause'),
              <span key="cause">
                {causeWords(call.cause)}{' '}
                <span className={classes.code} title={call.cause.text}>
                  {t(`call.causeCode.${call.cause.family}`)} {call.cause.code}
                </span>
              </span>,
            ],
        call.remote.raw === '' || call.remote.raw === raw
          ? null
          : [t('call.numberAsReceived'), call.remote.raw],
        [t('call.source'), sourceText(call.source)],
        call.account === null ? null : [t('call.account'), call.account.replace(/^sips?:/, '')],
      ]}
    />
  );
}
