import { ActionIcon, Radio, SegmentedControl, Select, Stack, Switch, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { type LineMode, lineModes } from '../../../contract/ipc/line.ts';
import { languages, type Settings, themes, wrapUps } from '../../../contract/ipc/settings.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { TemplateSettings } from '../note/template-settings.tsx';
import { AccountPanel } from './account-panel.tsx';
import { countryChoices } from './country-choices.ts';
import { DispositionSettings } from './disposition-settings.tsx';
import { Section } from './section.tsx';
import classes from './settings-page.module.css';
import { ShortcutField } from './shortcut-field.tsx';

/** Everything the person can set. Each change is saved as it is made; there is no button to forget. */
export function SettingsPage({ onClose }: { onClose: () => void }) {
  const { ask } = useOpenDesk();
  const act = useAct();
  const settings = useDesk((view) => view.settings);
  const version = useDesk((view) => view.version);
  const countries = useMemo(countryChoices, []);
  const kept = async (change: Partial<Settings>) =>
    (await act(t('app.trouble.settings'), ask['settings.save'](change))).ok;
  const save = (change: Partial<Settings>) => void kept(change);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest('[role="listbox"], [aria-expanded="true"]'))
        return;
      onClose();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onClose]);

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Tooltip label={t('settings.back')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('settings.back')}
            onClick={onClose}
          >
            <IconArrowLeft size={18} />
          </ActionIcon>
        </Tooltip>
        <h2 className={classes.title}>{t('settings.title')}</h2>
      </header>
      <div className={classes.scroll}>
        <div className={classes.sections}>
          <LineSection />
          <Section title={t('settings.numbers')}>
            <Select
              label={t('settings.region')}
              description={t('settings.regionWhy')}
              data={countries}
              value={settings.region}
              searchable
              allowDeselect={false}
              maw={360}
              onChange={(region) => save({ region: region ?? '' })}
            />
          </Section>
          <Section title={t('settings.calls')}>
            <Select
              label={t('settings.wrapUp')}
              description={t('settings.wrapUpWhy')}
              data={wrapUps.map((value) => ({ value, label: t(`settings.wrapUps.${value}`) }))}
              value={settings.wrapUp}
              allowDeselect={false}
              maw={360}
              onChange={(value) => {
                const wrapUp = wrapUps.find((each) => each === value);
                if (wrapUp) save({ wrapUp });
              }}
            />
          </Section>
          <DispositionSettings
            dispositions={settings.dispositions}
            onChange={(dispositions) => kept({ dispositions })}
          />
          <Section title={t('note.template.heading')}>
            <TemplateSettings />
          </Section>
          <Section title={t('settings.quickLog')} why={t('settings.quickLogWhy')}>
            <ShortcutField
              accelerator={settings.quickLogShortcut}
              onChange={(quickLogShortcut) => save({ quickLogShortcut })}
            />
          </Section>
          <Section title={t('settings.look')}>
            <div className={classes.control}>
              <span id="theme-label">{t('settings.theme')}</span>
              <SegmentedControl
                aria-labelledby="theme-label"
                data={themes.map((theme) => ({ value: theme, label: t(`settings.themes.${theme}`) }))}
                value={settings.theme}
                onChange={(theme) => save({ theme })}
              />
            </div>
            <div className={classes.control}>
              <span id="language-label">{t('settings.language')}</span>
              <SegmentedControl
                aria-labelledby="language-label"
                data={(['system', ...languages] as const).map((language) => ({
                  value: language,
                  label: t(`settings.languages.${language}`),
                }))}
                value={settings.language}
                onChange={(language) => save({ language })}
              />
            </div>
          </Section>
          <Section title={t('settings.behaviour')}>
            <Stack gap="sm">
              <Switch
                label={t('settings.closeToTray')}
                description={t('settings.closeToTrayWhy')}
                checked={settings.closeToTray}
                onChange={(event) => save({ closeToTray: event.currentTarget.checked })}
              />
              <Switch
                label={t('settings.notifyInbound')}
                checked={settings.notifyInbound}
                onChange={(event) => save({ notifyInbound: event.currentTarget.checked })}
              />
              <Switch
                label={t('settings.notifyMissed')}
                checked={settings.notifyMissed}
                onChange={(event) => save({ notifyMissed: event.currentTarget.checked })}
              />
              <Switch
                label={t('settings.notifyFollowUps')}
                checked={settings.notifyFollowUps}
                onChange={(event) => save({ notifyFollowUps: event.currentTarget.checked })}
              />
            </Stack>
          </Section>
          <p className={classes.version}>{t('app.version', { version })}</p>
        </div>
      </div>
    </div>
  );
}

function LineSection() {
  const { ask } = useOpenDesk();
  const act = useAct();
  const line = useDesk((view) => view.line);
  const [choosingAccount, setChoosingAccount] = useState(false);
  const shown: LineMode = choosingAccount ? 'account' : line.mode;

  async function choose(mode: LineMode) {
    if (mode === 'account' && line.account === null) {
      setChoosingAccount(true);
      return;
    }
    setChoosingAccount(false);
    await act(t('app.trouble.line'), ask['line.choose']({ mode }));
  }

  return (
    <Section title={t('settings.line.title')}>
      <Radio.Group
        aria-label={t('settings.line.choose')}
        value={shown}
        onChange={(mode) => {
          const chosen = lineModes.find((each) => each === mode);
          if (chosen) void choose(chosen);
        }}
      >
        <Stack gap="sm">
          {lineModes.map((mode) => (
            <Radio
              key={mode}
              value={mode}
              label={t(`line.modes.${mode}`)}
              description={t(`settings.line.${mode}Why`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {shown === 'account' && <AccountPanel onSaved={() => setChoosingAccount(false)} />}
    </Section>
  );
}
