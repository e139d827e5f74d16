import { Alert, Button, Center, Group, Loader, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { type Call, mostTags } from '../../../contract/call/call.ts';
import { talkTime } from '../../../contract/call/times.ts';
import { wordKey } from '../../../contract/call/word-key.ts';
import { t } from '../../../contract/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { dispositionText } from '../../ui/disposition-text.ts';
import { useToday } from '../../ui/use-today.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { clockFace } from '../format/duration.ts';
import { momentText } from '../format/moment.ts';
import { partyText } from '../format/party.ts';
import classes from './merge-dialog.module.css';
import { sourceText } from './source-text.ts';
import { statusText } from './status-text.ts';
import { useMergeOffer } from './use-merge-offer.ts';

/** A call in one line: who, when, how it ended. */
function lineOf(call: Call, today: number): string {
  return [partyText(call).title, momentText(call.startedAt, today), statusText(call)].join(' · ');
}

/** Joins another call into this one, after showing what becomes of both. */
export function MergeDialog(props: { call: Call; onClose: () => void; onDone: () => void }) {
  const { call, onClose, onDone } = props;
  const { ask, desk } = useOpenDesk();
  const today = useToday();
  const [text, setText] = useState('');
  const { found, failure } = useMergeOffer(call, text.trim());
  const [refusal, setRefusal] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const gone = found?.find(({ id }) => id === chosen);

  async function save(event: React.FormEvent) {
    event.preventDefault();
    if (!gone || busy) return;
    setBusy(true);
    setRefusal(null);
    const answer = await ask['call.merge']({ keep: call.id, gone: gone.id });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.error.message);
    desk.hearCall(answer.value);
    onDone();
  }

  return (
    <Dialog wide title={t('call.merge.title')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('call.merge.why')}
          </Text>
          <TextInput
            data-autofocus
            label={t('call.merge.search')}
            placeholder={t('history.search')}
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            value={text}
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => {
              setText(event.currentTarget.value);
              setChosen(null);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
          {found === null ? (
            <Center mih={120} role="status">
              <Loader size="sm" aria-label={t('call.merge.loading')} />
            </Center>
          ) : found.length === 0 ? (
            failure === null && (
              <Text size="sm" role="status">
                {t(text.trim() === '' ? 'call.merge.none' : 'call.merge.noneFits')}
              </Text>
            )
          ) : (
            <Radio.Group label={t('call.merge.choose')} value={chosen} onChange={setChosen}>
              <div className={classes.list}>
                {found.map((each) => (
                  <Radio
                    key={each.id}
                    value={each.id}
                    label={lineOf(each, today)}
                    description={`${sourceText(each.source)} · ${clockFace(talkTime(each, each.endedAt ?? each.lastAt))}`}
                  />
                ))}
              </div>
            </Radio.Group>
          )}
          {gone && <Preview keep={call} gone={gone} today={today} />}
          {(refusal ?? failure) !== null && (
            <Alert
              color="red"
              title={t(refusal === null ? 'call.merge.failed' : 'call.notChanged')}
              role="alert"
            >
              {refusal ?? failure}
            </Alert>
          )}
          <Group className={classes.foot ?? ''} justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" aria-busy={busy} disabled={!gone}>
              {t('call.merge.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Preview({ keep, gone, today }: { keep: Call; gone: Call; today: number }) {
  const notes = [keep, gone].filter(({ noteText }) => noteText !== '').length;
  const plain = new Set(keep.tags.map((tag) => wordKey(tag)));
  const tags = [...keep.tags, ...gone.tags.filter((tag) => !plain.has(wordKey(tag)))].slice(0, mostTags);
  const disposition = keep.disposition ?? gone.disposition;
  const followUpAt = keep.followUpAt ?? gone.followUpAt;
  const recordings = keep.recordings + gone.recordings;
  return (
    <section className={classes.preview} aria-label={t('call.merge.preview')} data-merge-preview="">
      <h3 className={classes.title}>{t('call.merge.preview')}</h3>
      <ul className={classes.points}>
        <li>{t('call.merge.stays', { what: lineOf(keep, today) })}</li>
        <li>{t('call.merge.goes', { what: lineOf(gone, today) })}</li>
        <li>
          {t(
            notes === 2
              ? 'call.merge.notesBoth'
              : notes === 1
                ? 'call.merge.notesOne'
                : 'call.merge.notesNone',
          )}
        </li>
        <li>
          {disposition === null
            ? t('call.merge.noDisposition')
            : t('call.merge.disposition', { what: dispositionText(disposition) })}
        </li>
        {tags.length > 0 && <li>{t('call.merge.tags', { what: tags.join(', ') })}</li>}
        {followUpAt !== null && <li>{t('call.merge.followUp', { what: momentText(followUpAt, today) })}</li>}
        {recordings > 0 && <li>{t('call.merge.recordings', { count: recordings })}</li>}
        <li>{t('call.merge.splitLater')}</li>
      </ul>
    </section>
  );
}
