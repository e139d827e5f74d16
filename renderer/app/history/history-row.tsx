// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one (virtualised), which table rows cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus for its cells (ARIA grid pattern).
import { IconNote, IconPhone } from '@tabler/icons-react';
import { memo } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { duration, talkTime } from '../../../contract/call/times.ts';
import type { Line } from '../../../contract/ipc/line.ts';
import tones from '../../ui/tone.module.css';
import { useNow } from '../../ui/use-now.ts';
import { directionIcon, lookOf } from '../call/status-look.tsx';
import { otherLine } from '../dial/other-line.ts';
import { whyNoCallBack } from '../dial/why-no-call-back.ts';
import { clockFace } from '../format/duration.ts';
import { partyText } from '../format/party.ts';
import { timeText } from '../format/when.ts';
import { firstLine } from '../note/first-line.ts';
import { words } from '../words.ts';
import classes from './history-row.module.css';

interface HistoryRowProps {
  call: Call;
  /** Its place in the grid, counted from 1. */
  rowIndex: number;
  /** Its page is open. */
  open: boolean;
  /** The one row that Tab reaches. */
  reachable: boolean;
  /** How the line stands, for what can be called back and which calls went over another one. */
  line: Line;
  onOpen: (id: string) => void;
  onReach: (id: string) => void;
  onCallBack: (call: Call) => void;
}

/** One call in the history: direction and status as icon and word, who, when, how long, and how the note begins. */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { call, rowIndex, open, reachable, line, onOpen, onReach, onCallBack } = props;
  const { Icon, tone } = lookOf(call);
  const DirectionIcon = directionIcon(call.direction);
  const who = partyText(call);
  const note = firstLine(call.note);
  const other = otherLine(call, line);
  const whyNot = whyNoCallBack(call, line);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its rows (history.tsx).
    <div
      className={classes.row}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={open}
      tabIndex={reachable ? 0 : -1}
      data-call={call.id}
      onClick={() => onOpen(call.id)}
      onFocus={() => onReach(call.id)}
    >
      <div role="gridcell" className={classes.body}>
        <span className={`${classes.sign} ${tones[tone]}`}>
          <Icon size={17} stroke={1.9} aria-hidden="true" />
        </span>
        <span className={classes.lines}>
          <span className={classes.who}>
            <span className={classes.title}>{who.title}</span>
            {who.number !== null && <span className={classes.number}>{who.number}</span>}
          </span>
          <span className={classes.what}>
            <DirectionIcon size={13} stroke={2.2} aria-hidden="true" className={classes.arrow} />
            <span>{words.direction[call.direction]}</span>
            <span className={`${classes.status} ${tones[tone]}`}>{words.statusOf(call)}</span>
            {call.recovered && (
              <span className={classes.recovered} title={words.call.recoveredWhy}>
                {words.call.recovered}
              </span>
            )}
            {other !== null && <span className={classes.account}>{other}</span>}
            {note !== '' && (
              <span className={classes.note}>
                <IconNote size={13} aria-hidden="true" />
                <span className={classes.noteText}>{note}</span>
              </span>
            )}
          </span>
        </span>
        <span className={classes.when}>
          <time dateTime={new Date(call.startedAt).toISOString()}>{timeText(call.startedAt)}</time>
          <RowTime call={call} />
        </span>
      </div>
      <div role="gridcell" className={classes.tools}>
        <button
          type="button"
          className={classes.callBack}
          tabIndex={reachable ? 0 : -1}
          aria-label={words.history.callBack(who.title)}
          disabled={call.remote.raw === ''}
          aria-disabled={whyNot !== null}
          {...(whyNot === null ? {} : { title: whyNot })}
          onClick={(event) => {
            event.stopPropagation();
            onCallBack(call);
          }}
        >
          <IconPhone size={18} stroke={1.8} />
        </button>
      </div>
    </div>
  );
});

function RowTime({ call }: { call: Call }) {
  const live = call.endedAt === null;
  const now = useNow(call.answeredAt ?? call.startedAt, live);
  if (call.answeredAt === null && !live) return <span className={classes.length} />;
  const time = call.answeredAt === null ? duration(call, now) : talkTime(call, now);
  return <span className={`${classes.length} ${live ? classes.running : ''}`}>{clockFace(time)}</span>;
}
