import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../contract/call/call.ts';
import { talkTime } from '../../contract/call/times.ts';
import { whoOf } from '../../contract/call/who.ts';
import type { Settings } from '../../contract/ipc/settings.ts';
import { formatNumber } from '../../contract/number/number.ts';
import { t } from '../../contract/words/say.ts';
import { FollowUpField } from '../ui/follow-up-field.tsx';
import { useNow } from '../ui/use-now.ts';
import { only, saidOf, shownSaid, takeUp, withoutSent } from './about-draft.ts';
import type { AboutDraft, Said, Slot } from './drafts.ts';
import { FormFrame } from './form-frame.tsx';
import { formKeys } from './form-keys.ts';
import { lengthInWords } from './length-in-words.ts';
import type { QuickBridge } from './quick-bridge.ts';
import classes from './quick-log.module.css';
import { SaidFields } from './said-fields.tsx';
import { templateFields } from './template-fields.ts';
import { timeText, whenText } from './when-text.ts';

/** While a timer runs, what is typed is with the call so long after the last key, ms: a crash costs no more. */
const noteAfter = 400;

interface AboutCallProps {
  bridge: QuickBridge;
  settings: Settings;
  call: Call;
  /** Whether a timer counts this call, or did; null for a call of the log. */
  timer: 'running' | 'over' | null;
  draft: Slot<AboutDraft>;
  saved: boolean;
  onSaved: () => void;
  onCall: (call: Call) => void;
  /** Everything is with the call: what is kept here can go. */
  done: () => void;
  leave: () => void;
  onStartOver: () => void;
}

/** Says what became of a call that the log has: the last one, or the one whose timer runs or just ended. */
export function AboutCall(props: AboutCallProps) {
  const { bridge, settings, call, timer, draft, saved, onSaved, onCall, done, leave, onStartOver } = props;
  const [kept] = useState(() => takeUp(call, draft.read()));
  const [changed, setChanged] = useState(kept);
  const said = shownSaid(call, changed);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const running = timer === 'running';
  const now = useNow(call.answeredAt ?? call.startedAt, true);
  const newest = useRef(changed);
  /** What the call said of each changed field when its change began. */
  const before = useRef(saidOf(call));
  const writeOut = useRef<(() => void) | null>(null);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);

  function put(next: Partial<Said>) {
    newest.current = next;
    setChanged(next);
    if (Object.keys(next).length === 0) draft.drop();
    else draft.keep({ changed: next, before: before.current, keptAt: Date.now() });
  }
  /** Sends what was changed here and nothing else; tells whether all of it is with the call now. */
  async function send(): Promise<boolean> {
    clearTimeout(later.current);
    const sent = newest.current;
    if (Object.keys(sent).length === 0) return true;
    const answer = await bridge.ask['call.annotate']({ id: call.id, ...sent });
    if (!answer.ok) {
      setFailure(answer.error.message);
      return false;
    }
    onCall(answer.value);
    put(withoutSent(newest.current, sent));
    return true;
  }
  const sendNow = useRef(send);
  useEffect(() => {
    sendNow.current = send;
  });
  function change(part: Partial<Said>) {
    if (saved) return;
    before.current = { ...saidOf(call), ...only(before.current, newest.current) };
    put({ ...newest.current, ...part });
    setFailure(null);
    if (!running) return;
    clearTimeout(later.current);
    later.current = setTimeout(() => void sendNow.current(), noteAfter);
  }
  useEffect(() => () => clearTimeout(later.current), []);
  useEffect(() => {
    if (!running) return;
    return bridge.on['notes.flush'](() => {
      writeOut.current?.();
      void sendNow.current();
    });
  }, [bridge, running]);

  async function stop(): Promise<boolean> {
    const answer = await bridge.ask['timer.stop']({ id: call.id });
    if (answer.ok) onCall(answer.value);
    else setFailure(answer.error.message);
    return answer.ok;
  }
  async function during(work: () => Promise<void>) {
    if (busy || saved) return;
    setBusy(true);
    await work();
    setBusy(false);
  }
  const save = () =>
    during(async () => {
      writeOut.current?.();
      clearTimeout(later.current);
      if (running && !(await stop())) return;
      if (!(await send())) return;
      done();
      onSaved();
    });

  const number = formatNumber(call.remote);
  const who = whoOf(call) || t('app.withheld');
  const hint =
    timer === 'over'
      ? t(call.recovered ? 'quick.recovered' : 'quick.unfinished')
      : Object.keys(kept).length > 0
        ? t('quick.restored')
        : null;
  return (
    <FormFrame
      title={t('quick.about')}
      hint={running ? null : hint}
      failure={failure}
      saved={saved}
      busy={busy}
      saveLabel={t(running ? 'quick.stopAndSave' : 'quick.save')}
      onSave={() => void save()}
      onStartOver={
        hint === null
          ? null
          : () => {
              done();
              onStartOver();
            }
      }
      onKeyDown={formKeys({
        save: () => void save(),
        leave,
        choose(at) {
          const disposition = settings.dispositions[at];
          if (disposition !== undefined)
            change({ disposition: disposition === said.disposition ? null : disposition });
        },
      })}
    >
      <div className={classes.facts} data-call={call.id}>
        <strong className={classes.who}>{who}</strong>
        {number !== who && number !== '' && <span className={classes.number}>{number}</span>}
        <span className={classes.quiet}>
          {[
            t(`direction.${call.direction}`),
            call.endedAt === null ? null : t(`status.${call.status}`),
            t('quick.startIs', { when: whenText(call.startedAt, now) }),
            call.answeredAt === null || call.endedAt === null
              ? null
              : lengthInWords(talkTime(call, call.endedAt)),
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </span>
        {running && (
          <div className={classes.timer}>
            <span role="timer" aria-label={t('quick.timerOf')} className={classes.clock}>
              {lengthInWords(Math.max(0, now - (call.answeredAt ?? call.startedAt)))}
            </span>
            <Button
              size="compact-md"
              color="red"
              variant="light"
              onClick={() => void during(async () => void (await stop()))}
            >
              {t('quick.stopTimer')}
            </Button>
          </div>
        )}
      </div>
      <SaidFields
        said={said}
        settings={settings}
        writeOut={writeOut}
        noteFirst={running ? 'running' : 'over'}
        onChange={change}
        fields={() =>
          templateFields({ number, contactName: who, company: call.company, startedAt: call.startedAt })
        }
      />
      <div className={classes.group}>
        <span className={classes.label} aria-hidden="true">
          {t('quick.followUp')}
        </span>
        <FollowUpField
          value={said.followUpAt}
          now={now}
          compact
          whenText={(at) => whenText(at, now)}
          timeText={timeText}
          onChange={(followUpAt) => change({ followUpAt })}
        />
      </div>
    </FormFrame>
  );
}
