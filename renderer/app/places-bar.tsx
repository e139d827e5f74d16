import { IconFlag, IconHistory, type IconProps, IconSettings, IconTrash } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { t } from '../../contract/words/say.ts';
import { useDesk } from './desk/use-desk.ts';
import { type Place, places } from './place.ts';
import classes from './places-bar.module.css';

const icons: Record<Place, ComponentType<IconProps>> = {
  history: IconHistory,
  followUps: IconFlag,
  trash: IconTrash,
  settings: IconSettings,
};

/** Where one can go in the main window; the follow-ups say how many are due. */
export function PlacesBar({ place, onGo }: { place: Place; onGo: (place: Place) => void }) {
  const due = useDesk((view) => view.counts.followUpsDue);
  return (
    <nav className={classes.bar} aria-label={t('history.window.places')}>
      {places.map((each) => {
        const Icon = icons[each];
        const badge = each === 'followUps' && due > 0;
        const name = each === 'settings' ? t('settings.open') : t(`history.window.${each}`);
        return (
          <button
            key={each}
            type="button"
            className={classes.place}
            title={name}
            aria-current={place === each ? 'page' : undefined}
            onClick={() => onGo(each)}
          >
            <span className={classes.icon}>
              <Icon size={19} stroke={1.7} aria-hidden="true" />
              {badge && (
                <span className={classes.badge}>
                  <span aria-hidden="true">{due > 99 ? '99+' : due}</span>
                </span>
              )}
            </span>
            <span className={classes.name}>{name}</span>
            {badge && <span className={classes.spoken}>{t('history.window.due', { count: due })}</span>}
          </button>
        );
      })}
    </nav>
  );
}
