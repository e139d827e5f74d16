import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { words } from '../words.ts';
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
  const say = words.settings.account;
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
      words.trouble.line,
      ask['line.saveAccount'](password === '' ? { account } : { account, password }),
    );
    const chosen =
      saved.ok && saved.value.mode !== 'account'
        ? await act(words.trouble.line, ask['line.choose']({ mode: 'account' }))
        : saved;
    setBusy(false);
    if (!chosen.ok) return;
    setForm((before) => ({ ...before, password: '' }));
    notifications.show({ message: say.saved, color: 'green', withBorder: true });
    onSaved();
  }

  return (
    <form className={classes.account} aria-label={say.title} onSubmit={save} noValidate>
      <Stack gap="sm">
        <TextInput label={say.wsUrl} description={say.wsUrlHint} inputMode="url" {...field('wsUrl')} />
        <TextInput label={say.aor} description={say.aorHint} inputMode="email" {...field('aor')} />
        <PasswordInput
          label={say.password}
          {...(known ? { description: say.passwordKnown } : {})}
          {...field('password')}
          autoComplete="new-password"
        />
        <TextInput label={say.displayName} description={say.displayNameHint} {...field('displayName')} />
        {known && !line.passwordKept && (
          <p className={classes.warning} role="note">
            <IconAlertTriangle size={16} aria-hidden="true" />
            {words.settings.line.notKept}
          </p>
        )}
        <Group justify="space-between">
          <Button type="submit" loading={busy}>
            {say.save}
          </Button>
          {known && (
            <Button
              variant="subtle"
              color="red"
              disabled={busy}
              onClick={async () => {
                const removed = await act(words.trouble.line, ask['line.removeAccount']({}));
                if (removed.ok) setForm({ wsUrl: '', aor: '', displayName: '', password: '' });
              }}
            >
              {say.remove}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
