import { AccountSchema, AorSchema, WsUrlSchema } from '../../../contract/ipc/line.ts';
import { t } from '../../../contract/words/say.ts';

/** The account form as typed. */
export interface AccountForm {
  wsUrl: string;
  aor: string;
  displayName: string;
  password: string;
}

export type AccountErrors = Partial<Record<keyof AccountForm, string>>;

/** What the person typed as the contract wants it: an address without its `sip:` gets one. */
export function tidyAccount(form: AccountForm): AccountForm {
  const aor = form.aor.trim();
  return {
    wsUrl: form.wsUrl.trim(),
    aor:
      aor === '' || /^sips?:/i.test(aor)
        ? aor.replace(/^(sips?):/i, (scheme) => scheme.toLowerCase())
        : `sip:${aor}`,
    displayName: form.displayName.trim(),
    password: form.password,
  };
}

/** What is wrong with a tidied form, said so that the person can put it right; empty when it can be saved. */
export function accountErrors(form: AccountForm, passwordKnown: boolean): AccountErrors {
  const errors: AccountErrors = {};
  if (form.wsUrl === '') errors.wsUrl = t('settings.account.errors.wsUrlMissing');
  else if (/^https?:/i.test(form.wsUrl)) errors.wsUrl = t('settings.account.errors.wsUrlHttp');
  else if (/^ws:/i.test(form.wsUrl) && !WsUrlSchema.safeParse(form.wsUrl).success)
    errors.wsUrl = t('settings.account.errors.wsUrlOpen');
  else if (!WsUrlSchema.safeParse(form.wsUrl).success) errors.wsUrl = t('settings.account.errors.wsUrl');
  if (form.aor === '') errors.aor = t('settings.account.errors.aorMissing');
  else if (!AorSchema.safeParse(form.aor).success) errors.aor = t('settings.account.errors.aor');
  if (!AccountSchema.shape.displayName.safeParse(form.displayName).success)
    errors.displayName = t('settings.account.errors.displayName');
  if (form.password === '' && !passwordKnown) errors.password = t('settings.account.errors.passwordMissing');
  else if (form.password.length > 256) errors.password = t('settings.account.errors.passwordLong');
  return errors;
}
