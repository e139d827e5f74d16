// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one (virtualised), which table rows cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus for its cells (ARIA grid pattern).
import { IconBuilding, IconCheck, IconFlag, IconNote, IconPaperclip, IconPhone } from '@tabler/icons-react';
import { memo } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { duration, talkTime } from '../../../contract/call/times.ts';
import type { Line } from '../../../contract/ipc/line.ts';
import type { Column, Settings } from '../../../contract/ipc/settings.ts';
import { t } from '../../../contract/words/say.ts';
import { dispositionText } from '../../ui/disposition-text.ts';
import tones from '../../ui/tone.module.css';
import { useNow } from '../../ui/use-now.ts';
import { directionIcon, lookOf } from '../call/status-look.tsx';
import { statusText } from '../call/status-text.ts';
import { otherLine } from '../dial/other-line.ts';
import { whyNoCallBack } from '../dial/why-no-call-back.ts';
import { clockFace } from '../format/duration.ts';
import { partyText } from '../format/party.ts';
import { dayText, timeText } from '../format/when.ts';
import { firstLine } from '../note/first-line.ts';
import { useRecordingDrop } from '../recording/use-recording-drop.ts';
import classes from './history-row.module.css';

/** How many tags a row has room for; the others are counted. */
const tagsShown = 2;

interface HistoryRowProps {
  call: Call;
  /** Its place in the grid, counted from 1. */
  rowIndex: number;
  /** Its page is open. */
  open: boolean;
  selected: boolean;
  /** Some calls are selected, so every row shows its box. */
  selecting: boolean;
  /** The one row that Tab reaches. */
  reachable: boolean;
  /** How the line stands, for what can be called back and which calls went over another one. */
  line: Line;
  density: Settings['density'];
  columns: readonly Column[];
  /** Start of today, epoch ms. */
  today: number;
  onOpen: (id: string) => void;
  onReach: (id: string) => void;
  onCallBack: (call: Call) => void;
  /** `range`: everything from the call selected last up to this one. */
  onSelect: (id: string, range: boolean) => void;
}

/** One call in the history: direction and status as icon and word, who, when, and whatever else the person wants to see. */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { call, rowIndex, open, selected, selecting, reachable, line, density, columns, today } = props;
  const { onOpen, onReach, onCallBack, onSelect } = props;
  const { Icon, tone } = lookOf(call);
  const DirectionIcon = directionIcon(call.direction);
  const who = partyText(call);
  const note = columns.includes('note') ? firstLine(call.noteText) : '';
  const account = columns.includes('account')
    ? (call.account?.replace(/^sips?:/, '') ?? otherLine(call, line))
    : otherLine(call, line);
  const whyNot = whyNoCallBack(call, line);
  const compact = density === 'compact';
  const drop = useRecordingDrop(call.id);

  const what = (
    <span className={classes.what}>
      <DirectionIcon size={13} stroke={2.2} aria-hidden="true" className={classes.arrow} />
      <span className={compact ? classes.spoken : undefined}>{t(`direction.${call.direction}`)}</span>
      <span className={`${classes.status} ${tones[tone]}`}>{statusText(call)}</span>
      {call.recovered && (
        <span className={classes.recovered} title={t('call.recoveredWhy')}>
          {t('history.recovered')}
        </span>
      )}
      {account !== null && <span className={classes.account}>{account}</span>}
      {columns.includes('disposition') && call.disposition !== null && (
        <span className={classes.disposition}>{dispositionText(call.disposition)}</span>
      )}
      {columns.includes('tags') && call.tags.length > 0 && <RowTags tags={call.tags} />}
      {note !== '' && (
        <span className={classes.note}>
          <IconNote size={13} aria-hidden="true" />
          <span className={classes.noteText}>{note}</span>
        </span>
      )}
    </span>
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its rows (history.tsx).
    <div
      {...drop}
      className={classes.row}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={selected}
      aria-current={open ? 'true' : undefined}
      tabIndex={reachable ? 0 : -1}
      data-call={call.id}
      data-density={density}
      data-selecting={selecting}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        if (event.shiftKey) onSelect(call.id, true);
        else if (event.ctrlKey || event.metaKey) onSelect(call.id, false);
        else onOpen(call.id);
      }}
      onFocus={() => onReach(call.id)}
    >
      <div role="gridcell" className={classes.pick}>
        <span className={`${classes.sign} ${tones[tone]}`} aria-hidden="true">
          <Icon size={compact ? 15 : 17} stroke={1.9} />
        </span>
        <button
          type="button"
          role="checkbox"
          aria-checked={selected}
          aria-label={t('history.select.row', { who: who.title })}
          tabIndex={-1}
          className={classes.box}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => {
            event.stopPropagation();
            onSelect(call.id, event.shiftKey);
          }}
        >
          <span aria-hidden="true">{selected && <IconCheck size={14} stroke={3} />}</span>
        </button>
      </div>
      <div role="gridcell" className={classes.body}>
        <span className={classes.lines}>
          <span className={classes.who}>
            <span className={classes.title}>{who.title}</span>
            {who.number !== null && <span className={classes.number}>{who.number}</span>}
            {columns.includes('company') && who.company !== null && who.company !== '' && (
              <span className={classes.company}>
                <IconBuilding size={13} aria-hidden="true" />
                <span>{who.company}</span>
              </span>
            )}
          </span>
          {what}
        </span>
        <span className={classes.marks}>
          {call.recordings > 0 && (
            <Mark said={t('history.recordings', { count: call.recordings })}>
              <IconPaperclip size={15} aria-hidden="true" />
            </Mark>
          )}
          {call.followUpAt !== null && <FollowUpMark at={call.followUpAt} today={today} />}
        </span>
        <span className={classes.when}>
          <time dateTime={new Date(call.startedAt).toISOString()}>{timeText(call.startedAt)}</time>
          <RowTime call={call} always={columns.includes('length')} />
        </span>
      </div>
      <div role="gridcell" className={classes.tools}>
        <button
          type="button"
          className={classes.callBack}
          tabIndex={reachable ? 0 : -1}
          aria-label={t('history.callBack', { who: who.title })}
          disabled={call.remote.raw === ''}
          aria-disabled={whyNot !== null}
          {...(whyNot === null ? {} : { title: whyNot })}
          onClick={(event) => {
            event.stopPropagation();
            onCallBack(call);
          }}
        >
          <IconPhone size={compact ? 16 : 18} stroke={1.8} />
        </button>
      </div>
    </div>
  );
});

function RowTags({ tags }: { tags: readonly string[] }) {
  const more = tags.length - tagsShown;
  return (
    <>
      {tags.slice(0, tagsShown).map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
      {more > 0 && (
        <span className={classes.tag} title={tags.slice(tagsShown).join(', ')}>
          +{more}
        </span>
      )}
    </>
  );
}

function Mark({ said, due, children }: { said: string; due?: boolean; children: React.ReactNode }) {
  return (
    <span role="img" aria-label={said} title={said} className={classes.mark} data-due={due ?? false}>
      {children}
    </span>
  );
}

function FollowUpMark({ at, today }: { at: number; today: number }) {
  const now = useNow(at, false);
  const due = at <= now;
  const when = dayText(at, today);
  return (
    <Mark said={t(due ? 'history.followUpDue' : 'history.followUpOn', { when })} due={due}>
      <IconFlag size={15} aria-hidden="true" />
    </Mark>
  );
}

/** The talk time; that of a live call is shown whatever the columns. */
function RowTime({ call, always }: { call: Call; always: boolean }) {
  const live = call.endedAt === null;
  const now = useNow(call.answeredAt ?? call.startedAt, live);
  if ((call.answeredAt === null || !always) && !live) return <span className={classes.length} />;
  const time = call.answeredAt === null ? duration(call, now) : talkTime(call, now);
  return <span className={`${classes.length} ${live ? classes.running : ''}`}>{clockFace(time)}</span>;
}
