import { useId } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import { DispositionPicker } from '../../ui/disposition-picker.tsx';
import { useAnnotate } from '../desk/use-annotate.ts';
import { useDesk } from '../desk/use-desk.ts';
import { CallFollowUp } from './call-follow-up.tsx';
import classes from './wrap-up.module.css';

/** Asks, on the card of a call that is over, what became of it and when to come back to it. It takes no focus. */
export function WrapUp({ call: kept }: { call: Call }) {
  const [call, annotate] = useAnnotate(kept);
  const dispositions = useDesk((view) => view.settings.dispositions);
  const title = useId();
  return (
    <section className={classes.part} aria-labelledby={title} data-wrap-up={call.id}>
      <h3 className={classes.title} id={title}>
        {t('wrapUp.title')}
      </h3>
      <DispositionPicker
        compact
        value={call.disposition}
        dispositions={dispositions}
        labelledBy={title}
        onChange={(disposition) => void annotate({ disposition })}
      />
      <h3 className={classes.title}>{t('wrapUp.followUp')}</h3>
      <CallFollowUp compact call={call} annotate={annotate} />
    </section>
  );
}
