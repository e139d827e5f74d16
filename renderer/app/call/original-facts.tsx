import { Button } from '@mantine/core';
import type { Original } from '../../../contract/ipc/app-contract.ts';
import { t } from '../../../contract/words/say.ts';
import { useToday } from '../../ui/use-today.ts';
import { clockFace } from '../format/duration.ts';
import { partyText } from '../format/party.ts';
import { dayText, exactTimeText } from '../format/when.ts';
import { FactList } from './fact-list.tsx';
import classes from './original-facts.module.css';

/** What the source said of a call that the person corrected: the evidence stays in sight, and can be had back. */
export function OriginalFacts(props: {
  original: Original;
  /** Null where nothing may be changed. */
  onRestore: (() => void) | null;
}) {
  const { original, onRestore } = props;
  const today = useToday();
  const who = partyText({ remote: original.remote, contactName: null, company: null });
  const talked =
    original.answeredAt === null || original.endedAt === null ? null : original.endedAt - original.answeredAt;
  return (
    <section className={classes.box} aria-label={t('call.corrected')}>
      <p className={classes.why}>{t('call.correctedWhy')}</p>
      <FactList
        label={t('call.corrected')}
        facts={[
          [t('call.started'), `${dayText(original.startedAt, today)}, ${exactTimeText(original.startedAt)}`],
          talked === null
            ? [t('call.answered'), t('call.notAnswered')]
            : [t('call.talkTime'), clockFace(talked)],
          [t('call.correct.number'), who.number ?? who.title],
          [t('call.correct.direction'), t(`direction.${original.direction}`)],
          original.outcome === null ? null : [t('call.correct.status'), t(`status.${original.outcome}`)],
        ]}
      />
      {onRestore !== null && (
        <Button className={classes.restore} size="compact-sm" variant="default" onClick={onRestore}>
          {t('call.restoreOriginal')}
        </Button>
      )}
    </section>
  );
}
