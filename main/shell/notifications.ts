import { Notification } from 'electron';
import type { Log } from '../core/ports.ts';
import type { Showing } from '../sinks/notify.ts';

/**
 * Shows one notification of the operating system and returns what takes it away. The phone page rings by itself, so
 * a notification makes no sound. It is held here until it closes, as a collected one loses its click.
 */
export function showNotification({ title, body, onClick }: Showing, log: Log): () => void {
  if (!Notification.isSupported()) return () => {};
  const notification = new Notification({ title, body, silent: true });
  held.add(notification);
  const release = (): void => {
    held.delete(notification);
  };
  notification.on('click', () => {
    release();
    onClick();
  });
  notification.on('close', release);
  if (process.platform !== 'linux') {
    notification.on('failed', (_event, why) => {
      log.warn('a notification failed', { why });
      release();
    });
  }
  notification.show();
  return () => {
    release();
    notification.close();
  };
}

const held = new Set<Notification>();
