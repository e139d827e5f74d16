import type { MenuItemConstructorOptions } from 'electron';
import type { Call } from '../../contract/call/call.ts';
import { isManual } from '../../contract/call/manual.ts';
import { whoOf } from '../../contract/call/who.ts';
import type { Line } from '../../contract/ipc/line.ts';
import { spoken, t } from '../../contract/words/say.ts';
import { lineInWords } from './line-in-words.ts';
import type { LogGlance } from './log-glance.ts';
import { rings } from './ringing.ts';

/** What the tray shows and can do. */
export interface TrayMenuOptions {
  line(): Line;
  live(): readonly Call[];
  glance(): LogGlance;
  now(): number;
  open(): void;
  openCall(id: string): void;
  answer(id: string): void;
  decline(id: string): void;
  hangUp(id: string): void;
  stopTimer(id: string): void;
  quickLog(): void;
  logLast(): void;
  showUnlogged(): void;
  showFollowUps(): void;
  quit(): void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * What the tray offers. All of it is in the window or the menu too, because some desktops show no tray and no API tells
 * (facts/electron.md, section 7). Each item about a call bears its id, so that two menus that look alike and mean other
 * calls are told apart.
 */
export function trayMenu(options: TrayMenuOptions): MenuItemConstructorOptions[] {
  const { recent, lastUnlogged, counts } = options.glance();
  return [
    { label: lineInWords(options.line()), enabled: false },
    separator,
    ...options.live().flatMap((call) => [...liveItems(call, options), separator]),
    { label: t('shell.tray.quickLog'), click: options.quickLog },
    {
      id: `last:${lastUnlogged ?? ''}`,
      label: t('shell.tray.logLast'),
      enabled: lastUnlogged !== null,
      click: options.logLast,
    },
    separator,
    ...(recent.length === 0
      ? []
      : [
          { label: t('shell.tray.recent'), enabled: false },
          ...recent.map((call) => ({
            id: `recent:${call.id}`,
            label: t('shell.tray.recentCall', {
              who: whoIn(call),
              when: whenIn(call.startedAt, options.now()),
              status: t(`status.${call.status}`),
            }),
            click: () => options.openCall(call.id),
          })),
          separator,
        ]),
    ...(counts.unlogged === 0
      ? []
      : [{ label: t('shell.tray.unlogged', { count: counts.unlogged }), click: options.showUnlogged }]),
    { label: t('shell.tray.followUps', { count: counts.followUpsDue }), click: options.showFollowUps },
    separator,
    { label: t('shell.tray.open'), click: options.open },
    { label: t('shell.tray.quit'), click: options.quit },
  ];
}

function liveItems(call: Call, options: TrayMenuOptions): MenuItemConstructorOptions[] {
  const who = whoIn(call);
  const { id } = call;
  const item = (what: string, label: string, click: () => void) => ({ id: `${what}:${id}`, label, click });
  if (isManual(call)) {
    return [
      item('timer', t('shell.tray.timerOf', { who }), options.quickLog),
      item('stop', t('shell.tray.stopTimer', { who }), () => options.stopTimer(id)),
    ];
  }
  return [
    item('call', t('shell.tray.callWith', { who }), () => options.openCall(id)),
    ...(rings(call)
      ? [
          item('answer', t('shell.tray.answer', { who }), () => options.answer(id)),
          item('decline', t('shell.tray.decline', { who }), () => options.decline(id)),
        ]
      : [item('hangUp', t('shell.tray.hangUp', { who }), () => options.hangUp(id))]),
  ];
}

/** In a menu's label a single `&` would vanish and underline the letter after it. */
function whoIn(call: Call): string {
  return (whoOf(call) || t('app.withheld')).replaceAll('&', '&&');
}

/** Time of day, and the day before it once that is another one. */
function whenIn(at: number, now: number): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  const day = today ? {} : ({ weekday: 'short', day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(spoken(), { ...day, hour: 'numeric', minute: '2-digit' }).format(at);
}
