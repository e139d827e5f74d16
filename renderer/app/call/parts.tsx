import { Button } from '@mantine/core';
import { IconArrowsSplit } from '@tabler/icons-react';
import type { CallPart } from '../../../contract/call/entry.ts';
import { t } from '../../../contract/words/say.ts';
import { useToday } from '../../ui/use-today.ts';
import { momentText } from '../format/moment.ts';
import classes from './parts.module.css';
import { sourceText } from './source-text.ts';

/** The reports that a call was put together from, each to be split off again. */
export function Parts(props: { parts: readonly CallPart[]; onSplit: (part: CallPart) => void }) {
  const today = useToday();
  if (props.parts.length === 0) return null;
  return (
    <section>
      <h3 className={classes.title}>{t('call.parts.title')}</h3>
      <ul className={classes.list}>
        {props.parts.map((part) => {
          const when = momentText(part.startedAt, today);
          return (
            <li key={part.key} className={classes.part} data-part={part.key}>
              <span>{t(`call.parts.${part.kind}`, { source: sourceText(part.source), when })}</span>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconArrowsSplit size={14} aria-hidden="true" />}
                aria-label={t('call.parts.splitPart', { when })}
                onClick={() => props.onSplit(part)}
              >
                {t('call.parts.split')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
