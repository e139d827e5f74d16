import { ActionIcon, Radio, SegmentedControl, Select, Stack, Switch, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { type LineMode, lineModes } from '../../../contract/ipc/line.ts';
import { type Settings, themes } from '../../../contract/ipc/settings.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { words } from '../words.ts';
import { AccountPanel } from './account-panel.tsx';
import { countryChoices } from './country-choices.ts';
import classes from './settings-page.module.css';

const lineWhys: Record<LineMode, string> = {
  practice: words.settings.line.practiceWhy,
  account: words.settings.line.accountWhy,
  off: words.settings.line.offWhy,
};

/** Everything the person can set. Each change is saved as it is made; there is no button to forget. */
export function SettingsPage({ onClose }: { onClose: () => void }) {
  const { ask } = useOpenDesk();
  const act = useAct();
  const settings = useDesk((view) => view.settings);
  const version = useDesk((view) => view.version);
  const say = words.settings;
  const save = (change: Partial<Settings>) => void act(words.trouble.settings, ask['settings.save'](change));

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
        <Tooltip label={say.back}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say.back} onClick={onClose}>
            <IconArrowLeft size={18} />
          </ActionIcon>
        </Tooltip>
        <h2 className={classes.title}>{say.title}</h2>
      </header>
      <div className={classes.scroll}>
        <div className={classes.sections}>
          <LineSection />
          <Section title={say.numbers}>
            <Select
              label={say.region}
              description={say.regionWhy}
              data={countryChoices}
              value={settings.region}
              searchable
              allowDeselect={false}
              maw={360}
              onChange={(region) => save({ region: region ?? '' })}
            />
          </Section>
          <Section title={say.look}>
            <div className={classes.control}>
              <span id="theme-label">{say.theme}</span>
              <SegmentedControl
                aria-labelledby="theme-label"
                data={themes.map((theme) => ({ value: theme, label: say.themes[theme] }))}
                value={settings.theme}
                onChange={(theme) => save({ theme })}
              />
            </div>
          </Section>
          <Section title={say.behaviour}>
            <Stack gap="sm">
              <Switch
                label={say.closeToTray}
                description={say.closeToTrayWhy}
                checked={settings.closeToTray}
                onChange={(event) => save({ closeToTray: event.currentTarget.checked })}
              />
              <Switch
                label={say.notifyInbound}
                checked={settings.notifyInbound}
                onChange={(event) => save({ notifyInbound: event.currentTarget.checked })}
              />
              <Switch
                label={say.notifyMissed}
                checked={settings.notifyMissed}
                onChange={(event) => save({ notifyMissed: event.currentTarget.checked })}
              />
            </Stack>
          </Section>
          <p className={classes.version}>{say.version(version)}</p>
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
  const say = words.settings.line;
  const shown: LineMode = choosingAccount ? 'account' : line.mode;

  async function choose(mode: LineMode) {
    if (mode === 'account' && line.account === null) {
      setChoosingAccount(true);
      return;
    }
    setChoosingAccount(false);
    await act(words.trouble.line, ask['line.choose']({ mode }));
  }

  return (
    <Section title={say.title}>
      <Radio.Group
        aria-label={say.choose}
        value={shown}
        onChange={(mode) => {
          const chosen = lineModes.find((each) => each === mode);
          if (chosen) void choose(chosen);
        }}
      >
        <Stack gap="sm">
          {lineModes.map((mode) => (
            <Radio key={mode} value={mode} label={words.line.modes[mode]} description={lineWhys[mode]} />
          ))}
        </Stack>
      </Radio.Group>
      {shown === 'account' && <AccountPanel onSaved={() => setChoosingAccount(false)} />}
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}
