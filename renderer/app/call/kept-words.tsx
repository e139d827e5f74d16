import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import { dispositionText } from '../../ui/disposition-text.ts';
import { useToday } from '../../ui/use-today.ts';
import { momentText } from '../format/moment.ts';
import { FactList } from './fact-list.tsx';
import classes from './kept-words.module.css';

/** What the person said of a call that is in the trash, to be read: it can be changed again once it is restored. */
export function KeptWords({ call, recordings }: { call: Call; recordings: number }) {
  const today = useToday();
  return (
    <section className={classes.words} aria-label={t('trash.said')}>
      <h3 className={classes.title}>{t('note.label')}</h3>
      {call.noteText.trim() === '' ? (
        <p className={classes.nothing}>{t('trash.noNote')}</p>
      ) : (
        <p className={classes.note}>{call.noteText}</p>
      )}
      <FactList
        label={t('trash.said')}
        facts={[
          call.disposition === null ? null : [t('call.disposition'), dispositionText(call.disposition)],
          call.tags.length === 0 ? null : [t('call.tags'), call.tags.join(', ')],
          call.followUpAt === null ? null : [t('followUp.label'), momentText(call.followUpAt, today)],
          recordings === 0 ? null : [t('recording.title'), recordings],
        ]}
      />
    </section>
  );
}
