import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import { DispositionPicker } from '../../ui/disposition-picker.tsx';
import { dispositionText } from '../../ui/disposition-text.ts';
import { TagField } from '../../ui/tag-field.tsx';
import type { Annotation } from '../desk/use-annotate.ts';
import { useDesk } from '../desk/use-desk.ts';
import classes from './afterwards.module.css';
import { CallFollowUp } from './call-follow-up.tsx';
import { useKnownTags } from './use-known-tags.ts';

/** What the person says of a call besides its note: disposition, tags, and when to come back to it. */
export function Afterwards(props: {
  call: Call;
  annotate: (change: Annotation) => Promise<boolean>;
  /** What the signalling suggests, or null. */
  suggested: string | null;
}) {
  const { call, annotate, suggested } = props;
  const dispositions = useDesk((view) => view.settings.dispositions);
  const known = useKnownTags();
  const heading = useId();
  return (
    <div className={classes.parts}>
      <Part title={t('call.disposition')} id={heading}>
        <DispositionPicker
          value={call.disposition}
          dispositions={dispositions}
          labelledBy={heading}
          onChange={(disposition) => void annotate({ disposition })}
        />
        {suggested !== null && call.disposition === null && (
          <p className={classes.hint}>
            <IconBulb size={15} aria-hidden="true" />
            {t('call.suggested')}
            <Button
              size="compact-xs"
              variant="light"
              aria-label={t('call.takeSuggested', { disposition: dispositionText(suggested) })}
              onClick={() => void annotate({ disposition: suggested })}
            >
              {dispositionText(suggested)}
            </Button>
          </p>
        )}
      </Part>
      <Part title={t('call.tags')}>
        <TagField value={call.tags} suggestions={known} onChange={(tags) => void annotate({ tags })} />
      </Part>
      <Part title={t('followUp.label')}>
        <CallFollowUp call={call} annotate={annotate} />
      </Part>
    </div>
  );
}

function Part(props: { title: string; id?: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3 className={classes.title} id={props.id}>
        {props.title}
      </h3>
      {props.children}
    </section>
  );
}
