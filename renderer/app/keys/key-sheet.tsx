import { Modal, Text } from '@mantine/core';
import { Fragment } from 'react';
import { t } from '../../../contract/words/say.ts';
import { rowNames } from './key-names.ts';
import classes from './keys.module.css';
import { type KeyDoes, type KeyRow, keyTable } from './keys.ts';
import { onMac } from './on-mac.ts';

/** The rows of the table by group, those that do the same joined. */
function groups(): [KeyRow['group'], [KeyDoes, string[]][]][] {
  const grouped = new Map<KeyRow['group'], Map<KeyDoes, string[]>>();
  for (const row of keyTable) {
    const group = grouped.get(row.group) ?? new Map<KeyDoes, string[]>();
    group.set(row.does, [...(group.get(row.does) ?? []), ...rowNames(row, onMac)]);
    grouped.set(row.group, group);
  }
  return [...grouped].map(([group, rows]) => [group, [...rows]]);
}

/** Every key there is, by group. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('keys.why')}
      </Text>
      <div className={classes.groups}>
        {groups().map(([group, rows]) => (
          <section key={group} className={classes.group}>
            <h3>{t(`keys.groups.${group}`)}</h3>
            <dl>
              {rows.map(([does, names]) => (
                <Fragment key={does}>
                  <dt>{t(`keys.does.${does}`)}</dt>
                  <dd>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
