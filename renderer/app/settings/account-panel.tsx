import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { t } from '../../../contract/words/say.ts';

import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { type AccountErrors, type AccountForm, accountErrors, tidyAccount } from './account-errors.ts';
import classes from './settings-page.module.css';

/** The person's own SIP account. The password goes to main and is never shown again. */
export function AccountPanel({ onSaved }: { onSaved: () => void }) {
  const { ask } = useOpenDesk();
  const act = useAct();
  const line = useDesk((view) => view.line);
  const [form, setForm] = useState<AccountForm>(() => ({
    wsUrl: line.account?.wsUrl ?? '',
    aor: line.account?.aor.replace(/^sip:/, '') ?? '',
    displayName: line.account?.displayName ?? '',
    password: '',
  }));
  const [errors, setErrors] = useState<AccountErrors>({});
  const [busy, setBusy] = useState(false);
  const known = line.account !== null;

  function field(name: keyof AccountForm) {
    return {
      value: form[name],
      error: errors[name],
      disabled: busy,
      autoComplete: 'off',
      onChange: (event: { currentTarget: { value: string } }) => {
        const { value } = event.currentTarget;
        setForm((before) => ({ ...before, [name]: value }));
        setErrors(({ [name]: _, ...others }) => others);
      },
    };
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    const tidy = tidyAccount(form);
    const found = accountErrors(tidy, known);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const { password, ...account } = tidy;
    const saved = await act(
      t('app.trouble.line'),
      ask['line.saveAccount'](password === '' ? { account } : { account, password }),
    );
    const chosen =
      saved.ok && saved.value.mode !== 'account'
        ? await act(t('app.trouble.line'), ask['line.choose']({ mode: 'account' }))
        : saved;
    setBusy(false);
    if (!chosen.ok) return;
    setForm((before) => ({ ...before, password: '' }));
    notifications.show({ message: t('settings.account.saved'), color: 'green', withBorder: true });
    onSaved();
  }

  return (
    <form className={classes.account} aria-label={t('settings.account.title')} onSubmit={save} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('settings.account.wsUrl')}
          description={t('settings.account.wsUrlHint')}
          inputMode="url"
          {...field('wsUrl')}
        />
        <TextInput
          label={t('settings.account.aor')}
          description={t('settings.account.aorHint')}
          inputMode="email"
          {...field('aor')}
        />
        <PasswordInput
          label={t('settings.account.password')}
          {...(known ? { description: t('settings.account.passwordKnown') } : {})}
          {...field('password')}
          autoComplete="new-password"
        />
        <TextInput
          label={t('settings.account.displayName')}
          description={t('settings.account.displayNameHint')}
          {...field('displayName')}
        />
        {known && !line.passwordKept && (
          <p className={classes.warning} role="note">
            <IconAlertTriangle size={16} aria-hidden="true" />
            {t('settings.line.notKept')}
          </p>
        )}
        <Group justify="space-between">
          <Button type="submit" loading={busy}>
            {t('settings.account.save')}
          </Button>
          {known && (
            <Button
              variant="subtle"
              color="red"
              disabled={busy}
              onClick={async () => {
                const removed = await act(t('app.trouble.line'), ask['line.removeAccount']({}));
                if (removed.ok) setForm({ wsUrl: '', aor: '', displayName: '', password: '' });
              }}
            >
              {t('settings.account.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
