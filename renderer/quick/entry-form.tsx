import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { Call } from '../../contract/call/call.ts';
import type { Person } from '../../contract/call/entry.ts';
import { directions, type Outcome } from '../../contract/call/words.ts';
import type { Settings } from '../../contract/ipc/settings.ts';
import { toE164, toRegion } from '../../contract/number/number.ts';
import { t } from '../../contract/words/say.ts';
import { FollowUpField } from '../ui/follow-up-field.tsx';
import { locale } from '../ui/locale.ts';
import { useNow } from '../ui/use-now.ts';
import { type EntryDraft, emptyEntry, type Slot } from './drafts.ts';
import { FormFrame } from './form-frame.tsx';
import { formKeys } from './form-keys.ts';
import { lengthInWords } from './length-in-words.ts';
import { outcomesByHand } from './outcomes-by-hand.ts';
import type { QuickBridge } from './quick-bridge.ts';
import classes from './quick-log.module.css';
import { readStart } from './read-start.ts';
import { SaidFields } from './said-fields.tsx';
import { templateFields } from './template-fields.ts';
import { isNumber, talkOf, toEntry, type Wrong, whoIs } from './to-entry.ts';
import { timeText, whenText } from './when-text.ts';
import { WhoField } from './who-field.tsx';

interface EntryFormProps {
  bridge: QuickBridge;
  settings: Settings;
  draft: Slot<EntryDraft>;
  saved: boolean;
  onSaved: () => void;
  leave: () => void;
  onTimer: (call: Call) => void;
}

/** Writes down a call that no line of ours saw, or starts the timer of one that begins now. */
export function EntryForm({ bridge, settings, draft, saved, onSaved, leave, onTimer }: EntryFormProps) {
  const [kept] = useState(() => draft.read());
  const [entry, setEntry] = useState<EntryDraft>(kept ?? emptyEntry);
  const [restored, setRestored] = useState(kept !== null);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [matches, setMatches] = useState<readonly Person[]>([]);
  const form = useRef<HTMLDivElement>(null);
  const who = useRef<HTMLInputElement>(null);
  const directionLabel = useId();
  const now = useNow(0, true);
  const newest = useRef(entry);
  const writeOut = useRef<(() => void) | null>(null);
  const words = t('quick.when', { returnObjects: true });

  function change(part: Partial<EntryDraft>) {
    if (saved) return;
    newest.current = { ...newest.current, ...part };
    setEntry(newest.current);
    draft.keep(newest.current);
    setWrong(null);
    setFailure(null);
  }
  function startOver() {
    draft.drop();
    newest.current = emptyEntry;
    setEntry(emptyEntry);
    setRestored(false);
    setWrong(null);
    setFailure(null);
    who.current?.focus();
  }
  function point(at: Wrong) {
    setWrong(at);
    form.current?.querySelector<HTMLElement>(`[data-field="${at.field}"] input`)?.focus();
  }

  /** A number in the note is whom the call was with, where nobody was named yet. */
  function takeNumber(number: string) {
    if (newest.current.who.trim() === '') {
      change({ who: number, chosen: null });
      who.current?.focus();
    } else setFailure(t('quick.notTaken', { number }));
  }

  /** The entry as it is seen: a name typed for another number, before this one, is not of this one. */
  function whole(): EntryDraft {
    const said = newest.current;
    if (isNew) return said;
    return { ...said, name: '', company: said.chosen === null ? '' : said.company };
  }

  async function save() {
    if (busy || saved) return;
    writeOut.current?.();
    const made = toEntry(whole(), Date.now(), words, locale());
    if (!made.ok) {
      point(made.wrong);
      return;
    }
    setBusy(true);
    const answer = await bridge.ask['call.log'](made.entry);
    setBusy(false);
    if (answer.ok) {
      draft.drop();
      onSaved();
    } else setFailure(answer.error.message);
  }

  async function startTimer() {
    if (busy || saved) return;
    writeOut.current?.();
    const { number, contactName, remoteName } = whoIs(whole());
    if (number === '' && contactName === null) {
      point({ field: 'who', why: 'who' });
      return;
    }
    setBusy(true);
    const answer = await bridge.ask['timer.start']({
      number,
      contactName,
      remoteName,
      direction: entry.direction,
    });
    if (!answer.ok) {
      setBusy(false);
      setFailure(answer.error.message);
      return;
    }
    // What was typed already goes on with the call.
    const { note, disposition, followUpAt } = newest.current;
    const company = whole().company.trim() || null;
    const said = { id: answer.value.id, note, disposition, followUpAt, ...(company ? { company } : {}) };
    const noted = await bridge.ask['call.annotate'](said);
    draft.drop();
    onTimer(noted.ok ? noted.value : answer.value);
  }

  const talk = talkOf(entry);
  const start = entry.start.trim() === '' ? now - (talk ?? 0) : readStart(entry.start, now, words, locale());
  const e164 = toE164(entry.who, toRegion(settings.region));
  const isNew =
    entry.chosen === null &&
    isNumber(entry.who.trim()) &&
    entry.who.trim().length > 2 &&
    !matches.some((person) => person.e164 === e164 && e164 !== null);
  const error = (field: Wrong['field']): ReactNode =>
    wrong?.field === field ? t(`quick.wrong.${wrong.why}`) : null;

  return (
    <FormFrame
      ref={form}
      title={t('quick.title')}
      hint={restored ? t('quick.restored') : null}
      failure={failure}
      saved={saved}
      busy={busy}
      saveLabel={t('quick.save')}
      onSave={() => void save()}
      aside={
        <Button variant="default" onClick={() => void startTimer()}>
          {t('quick.startTimer')}
        </Button>
      }
      onStartOver={restored ? startOver : null}
      onKeyDown={formKeys({
        save: () => void save(),
        leave,
        choose(at) {
          const disposition = settings.dispositions[at];
          if (disposition !== undefined)
            change({ disposition: disposition === entry.disposition ? null : disposition });
        },
      })}
    >
      <div data-field="who">
        <WhoField
          ref={who}
          bridge={bridge}
          value={entry.who}
          error={error('who')}
          onMatches={setMatches}
          onType={(text) =>
            change({ who: text, chosen: null, ...(entry.chosen === null ? {} : { company: '' }) })
          }
          onChoose={({ number, name, named, company }) =>
            change({ who: name ?? number, chosen: { number, name, named }, company: company ?? '' })
          }
        />
      </div>
      <div className={classes.row}>
        <div className={classes.group}>
          <span id={directionLabel} className={classes.label}>
            {t('quick.direction')}
          </span>
          <SegmentedControl
            aria-labelledby={directionLabel}
            fullWidth
            value={entry.direction}
            data={directions.map((value) => ({ value, label: t(`direction.${value}`) }))}
            onChange={(value) => {
              const direction = directions.find((each) => each === value) ?? entry.direction;
              const outcome = outcomesByHand(direction).includes(entry.outcome) ? entry.outcome : 'answered';
              change({ direction, outcome });
            }}
          />
        </div>
        <NativeSelect
          label={t('quick.status')}
          value={entry.outcome}
          data={outcomesByHand(entry.direction).map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(event) => change({ outcome: event.currentTarget.value as Outcome })}
        />
      </div>
      <div className={classes.row}>
        <TextInput
          data-field="talk"
          wrapperProps={{ 'data-field': 'talk' }}
          label={t('quick.talk')}
          placeholder={t('quick.talkPlaceholder')}
          value={entry.talk}
          disabled={entry.outcome !== 'answered'}
          error={error('talk')}
          description={
            entry.outcome !== 'answered'
              ? t('quick.notAnswered')
              : talk === null
                ? '\u00a0'
                : t('quick.talkIs', { length: lengthInWords(talk) })
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={64}
          autoComplete="off"
          onChange={(event) => change({ talk: event.currentTarget.value })}
        />
        <TextInput
          wrapperProps={{ 'data-field': 'start' }}
          label={t('quick.start')}
          placeholder={t('quick.startPlaceholder')}
          value={entry.start}
          error={error('start')}
          description={start === null ? '\u00a0' : t('quick.startIs', { when: whenText(start, now) })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={64}
          autoComplete="off"
          onChange={(event) => change({ start: event.currentTarget.value })}
        />
      </div>
      <SaidFields
        said={entry}
        settings={settings}
        writeOut={writeOut}
        onNumber={takeNumber}
        onChange={change}
        fields={() => templateFields({ ...whoIs(entry), company: entry.company, startedAt: start ?? now })}
      />
      {isNew && (
        <fieldset className={classes.row} aria-label={t('quick.newNumber')}>
          <TextInput
            label={t('quick.name')}
            value={entry.name}
            maxLength={256}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('quick.company')}
            value={entry.company}
            maxLength={256}
            onChange={(event) => change({ company: event.currentTarget.value })}
          />
        </fieldset>
      )}
      <div className={classes.group}>
        <span className={classes.label} aria-hidden="true">
          {t('quick.followUp')}
        </span>
        <FollowUpField
          value={entry.followUpAt}
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
