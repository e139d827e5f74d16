import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowLeft,
  IconArrowMerge,
  IconDots,
  IconPencil,
  IconPhone,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import type { Annotation } from '../desk/use-annotate.ts';
import { useDesk } from '../desk/use-desk.ts';
import { useCallBack } from '../dial/use-call-back.ts';
import { whyNoCallBack } from '../dial/why-no-call-back.ts';
import { partyText } from '../format/party.ts';
import classes from './call-page.module.css';
import { PersonForm } from './person-form.tsx';

/** What can be done with a whole call that is over. */
export type CallAct = 'correct' | 'merge' | 'delete';

/** Leaves the call's page: a cross beside the history, an arrow over it. */
export function LeaveButton({ wide, onClose }: { wide: boolean; onClose: () => void }) {
  const label = wide ? t('app.close') : t('call.back');
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClose}>
        {wide ? <IconX size={18} /> : <IconArrowLeft size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** Who the call was with, to be named in place, and what can be done with the call. */
export function CallHead(props: {
  call: Call;
  annotate: (change: Annotation) => Promise<boolean>;
  wide: boolean;
  onAct: (act: CallAct) => void;
  onClose: () => void;
}) {
  const { call, annotate, wide, onAct, onClose } = props;
  const callBack = useCallBack();
  const whyNot = useDesk((view) => whyNoCallBack(call, view.line));
  const [naming, setNaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const who = partyText(call);
  const isTrashed = call.trashedAt !== null;
  const canAct = call.endedAt !== null && !isTrashed;
  return (
    <header className={classes.head}>
      {!wide && <LeaveButton wide={wide} onClose={onClose} />}
      <div className={classes.who}>
        {naming && !isTrashed ? (
          <PersonForm
            call={call}
            annotate={annotate}
            onClose={() => {
              setNaming(false);
              requestAnimationFrame(() => pencil.current?.focus());
            }}
          />
        ) : (
          <>
            <h2 className={classes.name}>
              {who.title}
              {!isTrashed && (
                <Tooltip label={t('call.person.edit')}>
                  <ActionIcon
                    ref={pencil}
                    className={classes.pencil}
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t('call.person.edit')}
                    onClick={() => setNaming(true)}
                  >
                    <IconPencil size={15} />
                  </ActionIcon>
                </Tooltip>
              )}
            </h2>
            {who.company !== null && <p className={classes.company}>{who.company}</p>}
            {who.number !== null && <p className={classes.number}>{who.number}</p>}
          </>
        )}
      </div>
      <Tooltip label={whyNot ?? t('live.callBack')} multiline maw={280}>
        <ActionIcon
          className={classes.callBack}
          size="lg"
          aria-label={t('live.callBack')}
          aria-disabled={whyNot !== null}
          data-disabled={whyNot !== null}
          onClick={() => void callBack(call)}
        >
          <IconPhone size={18} />
        </ActionIcon>
      </Tooltip>
      {canAct && (
        <Menu position="bottom-end" transitionProps={{ duration: 80 }}>
          <Menu.Target>
            <Tooltip label={t('call.more')}>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('call.more')}>
                <IconDots size={18} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconAdjustments size={16} />} onClick={() => onAct('correct')}>
              {t('call.correct.action')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => onAct('merge')}>
              {t('call.merge.action')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              className={classes.delete}
              leftSection={<IconTrash size={16} />}
              onClick={() => onAct('delete')}
            >
              {t('call.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {wide && <LeaveButton wide={wide} onClose={onClose} />}
    </header>
  );
}
