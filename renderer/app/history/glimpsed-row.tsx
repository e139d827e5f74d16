// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one (virtualised), which table rows cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus for its cells (ARIA grid pattern).
import { memo } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import type { Settings } from '../../../contract/ipc/settings.ts';
import tones from '../../ui/tone.module.css';
import { lookOf } from '../call/status-look.tsx';
import { statusText } from '../call/status-text.ts';
import { partyText } from '../format/party.ts';
import { timeText } from '../format/when.ts';
import classes from './history-row.module.css';

interface GlimpsedRowProps {
  call: Call;
  /** Its place in the grid, counted from 1. */
  rowIndex: number;
  density: Settings['density'];
}

/** A call that goes by too fast to be read: who, what and when in their places, without icons and buttons (`pace.ts`). */
export const GlimpsedRow = memo(function GlimpsedRow({ call, rowIndex, density }: GlimpsedRowProps) {
  const tone = tones[lookOf(call).tone];
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={rowIndex}
      tabIndex={-1}
      data-call={call.id}
      data-density={density}
      data-glimpsed=""
    >
      <span className={classes.pick}>
        <span className={`${classes.sign} ${tone}`} />
      </span>
      <div role="gridcell" className={classes.body}>
        <span className={classes.lines}>
          <span className={classes.title}>{partyText(call).title}</span>
          <span className={`${classes.glimpsed} ${tone}`}>{statusText(call)}</span>
        </span>
        <span className={classes.when}>{timeText(call.startedAt)}</span>
      </div>
    </div>
  );
});
