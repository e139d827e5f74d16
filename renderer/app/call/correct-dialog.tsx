import { Alert, Button, Group, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { outcomeIn, outcomesFor } from '../../../contract/call/outcomes-for.ts';
import { directions, outcomes } from '../../../contract/call/words.ts';
import type { Original } from '../../../contract/ipc/app-contract.ts';
import { t } from '../../../contract/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useToday } from '../../ui/use-today.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { clockFace } from '../format/duration.ts';
import { partyText } from '../format/party.ts';
import { dayText, exactTimeText } from '../format/when.ts';
import { correctionForm, readCorrection } from './correction.ts';

interface CorrectDialogProps {
  call: Call;
  /** What the source said, where the call was corrected before. */
  original: Original | null;
  onClose: () => void;
  onDone: () => void;
}

/** Sets right what was written down wrongly of a call; beside each fact stands what the source said of it. */
export function CorrectDialog({ call, original, onClose, onDone }: CorrectDialogProps) {
  const { ask, desk } = useOpenDesk();
  const today = useToday();
  const [form, setForm] = useState(() => correctionForm(call));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const directionLabel = useId();
  const { correction, errors } = readCorrection(call, form, Date.now());
  const outcome = outcomeIn(form.direction, form.outcome);
  const change = (some: Partial<typeof form>) => setForm((all) => ({ ...all, ...some }));

  const reported = original ?? {
    ...call,
    outcome: outcomes.find((outcome) => outcome === call.status) ?? null,
  };
  const said = (what: string) => t('call.correct.said', { what });
  const reportedWho = partyText({ remote: reported.remote, contactName: null, company: null });
  const reportedTalk =
    reported.answeredAt === null ? 0 : (reported.endedAt ?? reported.answeredAt) - reported.answeredAt;

  async function save(event: React.FormEvent) {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    setRefusal(null);
    if (Object.keys(errors).length > 0) return;
    if (Object.keys(correction).length === 0) return onClose();
    setBusy(true);
    const answer = await ask['call.correct']({ id: call.id, correction });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.error.message);
    desk.hearCall(answer.value);
    onDone();
  }

  return (
    <Dialog title={t('call.correct.title')} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} noValidate>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('call.correct.why')}
          </Text>
          <TextInput
            type="datetime-local"
            step={1}
            label={t('call.correct.started')}
            description={said(`${dayText(reported.startedAt, today)}, ${exactTimeText(reported.startedAt)}`)}
            value={form.started}
            error={tried && errors.started && t(`call.correct.${errors.started}`)}
            onChange={(event) => change({ started: event.currentTarget.value })}
          />
          <Group grow align="flex-start" gap="sm">
            <div>
              <Text size="sm" fw={600} id={directionLabel}>
                {t('call.correct.direction')}
              </Text>
              <Text size="xs" c="dimmed">
                {said(t(`direction.${reported.direction}`))}
              </Text>
              <SegmentedControl
                mt={4}
                size="xs"
                aria-labelledby={directionLabel}
                value={form.direction}
                onChange={(direction) => change({ direction })}
                data={directions.map((value) => ({ value, label: t(`direction.${value}`) }))}
              />
            </div>
            <NativeSelect
              label={t('call.correct.status')}
              description={reported.outcome === null ? null : said(t(`status.${reported.outcome}`))}
              value={outcome}
              data={outcomesFor(form.direction).map((value) => ({ value, label: t(`status.${value}`) }))}
              onChange={(event) => {
                const chosen = outcomes.find((each) => each === event.currentTarget.value);
                if (chosen) change({ outcome: chosen });
              }}
            />
          </Group>
          {outcome === 'answered' && (
            <TextInput
              label={t('call.correct.talk')}
              description={
                <>
                  {said(clockFace(reportedTalk))}
                  <br />
                  {t('call.correct.talkHint')}
                </>
              }
              value={form.talk}
              maxLength={20}
              error={tried && errors.talk && t(`call.correct.${errors.talk}`)}
              onChange={(event) => change({ talk: event.currentTarget.value })}
            />
          )}
          <TextInput
            label={t('call.correct.number')}
            description={said(
              reported.remote.raw === ''
                ? t('call.correct.noNumber')
                : (reportedWho.number ?? reportedWho.title),
            )}
            value={form.number}
            maxLength={256}
            spellCheck={false}
            onChange={(event) => change({ number: event.currentTarget.value })}
          />
          {refusal !== null && (
            <Alert color="red" title={t('call.notChanged')} role="alert">
              {refusal}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" aria-busy={busy}>
              {t('call.correct.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
