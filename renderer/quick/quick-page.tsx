import { useCallback, useEffect, useRef, useState } from 'react';
import type { Call } from '../../contract/call/call.ts';
import type { QuickStart } from '../../contract/ipc/quick-contract.ts';
import { AboutCall } from './about-call.tsx';
import type { Drafts } from './drafts.ts';
import { EntryForm } from './entry-form.tsx';
import type { QuickBridge } from './quick-bridge.ts';
import type { Opened } from './use-start.ts';

/** How long "Saved" stays before the window goes: long enough to be seen, ms. */
const savedFor = 450;

interface QuickPageProps {
  bridge: QuickBridge;
  drafts: Drafts;
  opened: Opened;
}

/** What is being written down: a call, and whether its timer runs. */
interface Subject {
  call: Call;
  timer: 'running' | 'over' | null;
}

/** The call that main names, else the timer that runs, else one whose timer ended unsaid, else a new entry. */
function subjectOf(start: QuickStart, drafts: Drafts): Subject | null {
  if (start.call !== null) return { call: start.call, timer: null };
  if (start.timer !== null) return { call: start.timer, timer: 'running' };
  const unsaid = drafts.timed.read();
  return unsaid === null ? null : { call: unsaid, timer: 'over' };
}

/** Shows what there is to write down, anew each time the window is brought up. */
export function QuickPage({ bridge, drafts, opened }: QuickPageProps) {
  const { settings, start, time } = opened;
  const [subject, setSubject] = useState(() => subjectOf(start, drafts));
  const [saved, setSaved] = useState(false);
  /** Each round is a form of its own. */
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState(time);
  if (shown !== time) {
    setShown(time);
    setRound((now) => now + 1);
    setSaved(false);
    setSubject(subjectOf(start, drafts));
  }

  const hearCall = useCallback((call: Call) => {
    setSubject((now) => {
      if (now?.call.id !== call.id || now.call.revision > call.revision) return now;
      return { call, timer: now.timer === 'running' && call.endedAt !== null ? 'over' : now.timer };
    });
  }, []);
  useEffect(() => bridge.on['call.changed'](({ fact }) => hearCall(fact.call)), [bridge, hearCall]);

  // A timer can also be stopped from the tray or by a quit: what became of the call is still to be said.
  const timed = subject?.timer ? subject.call : null;
  useEffect(() => {
    if (timed !== null && !saved) drafts.timed.keep(timed);
  }, [drafts, timed, saved]);
  // What is kept here of a timer is from before Ringnote stopped; changing nothing tells how the call stands now.
  const stale = subject?.timer === 'over' && subject.call.endedAt === null ? subject.call.id : null;
  const [unknown, setUnknown] = useState<string | null>(null);
  useEffect(() => {
    if (stale === null) return;
    void bridge.ask['call.annotate']({ id: stale }).then((answer) => {
      if (answer.ok) hearCall(answer.value);
      else setUnknown(stale);
    });
  }, [bridge, stale, hearCall]);

  const leave = useCallback(() => void bridge.ask['quick.close']({}), [bridge]);
  const begin = useCallback(() => {
    setSaved(false);
    setSubject(null);
    setRound((now) => now + 1);
  }, []);
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onSaved = useCallback(() => {
    setSaved(true);
    closing.current = setTimeout(() => void bridge.ask['quick.close']({}).then(begin), savedFor);
  }, [bridge, begin]);
  // Brought up again before it went: it stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it is brought up, and nothing else.
  useEffect(() => () => clearTimeout(closing.current), [time]);

  const shared = { bridge, settings, saved, onSaved, leave };
  if (subject === null) {
    return (
      <EntryForm
        key={`new ${round}`}
        {...shared}
        draft={drafts.entry}
        onTimer={(call) => setSubject({ call, timer: 'running' })}
      />
    );
  }
  if (stale !== null && unknown !== stale) return null;
  const { call, timer } = subject;
  return (
    <AboutCall
      key={`${call.id} ${round}`}
      {...shared}
      call={call}
      timer={timer}
      draft={drafts.about(call.id)}
      onCall={hearCall}
      done={() => {
        drafts.about(call.id).drop();
        if (timer !== null) drafts.timed.drop();
      }}
      onStartOver={begin}
    />
  );
}
