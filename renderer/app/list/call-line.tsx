import type { ReactNode } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import tones from '../../ui/tone.module.css';
import { lookOf } from '../call/status-look.tsx';
import { statusText } from '../call/status-text.ts';
import { partyText } from '../format/party.ts';
import { firstLine } from '../note/first-line.ts';
import classes from './call-line.module.css';

interface CallLineProps {
  call: Call;
  /** When, and whatever else the page says of it. */
  beside: ReactNode;
  onOpen: () => void;
  /** Stands before it: a box to select it by. */
  before?: ReactNode;
  /** Its buttons. */
  children: ReactNode;
}

/** One call in a plain list: who and why in two lines, pressed to open it, and what can be done with it. */
export function CallLine({ call, beside, onOpen, before, children }: CallLineProps) {
  const { Icon, tone } = lookOf(call);
  const who = partyText(call);
  const why = firstLine(call.noteText);
  return (
    <li className={classes.line} data-line={call.id}>
      {before}
      <button type="button" className={classes.open} data-row={call.id} onClick={onOpen}>
        <span className={`${classes.sign} ${tones[tone]}`} title={statusText(call)}>
          <Icon size={16} stroke={2} aria-hidden="true" />
        </span>
        <span className={classes.text}>
          <span className={classes.who}>
            <strong>{who.title}</strong>
            {who.company !== null && <span> · {who.company}</span>}
            {who.number !== null && <span> · {who.number}</span>}
          </span>
          <span className={classes.why}>{why === '' ? statusText(call) : why}</span>
        </span>
        <span className={classes.beside}>{beside}</span>
      </button>
      <span className={classes.acts}>{children}</span>
    </li>
  );
}
