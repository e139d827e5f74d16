import type { NotificationConstructorOptions } from 'electron';
import { needReady } from './app-state.ts';
import { onlyKnown } from './missing.ts';
import { strictEmitter } from './strict-emitter.ts';

const Base = strictEmitter('Notification', ['show', 'click', 'close', 'failed', 'action', 'reply']);

/** Each notification that is on show, oldest first, for the tests. */
export const shown: Notification[] = [];

/**
 * An OS notification: kept, so that a test can read and click it. Linux has no actions, reply or failed event: their
 * listeners are accepted and never called (facts/electron.md, section 7).
 */
export class Notification extends Base {
  title: string;
  body: string;
  readonly silent: boolean;
  readonly urgency: string;
  readonly options: NotificationConstructorOptions;

  constructor(options: NotificationConstructorOptions = {}) {
    needReady('Cannot create Notification before app is ready');
    super();
    onlyKnown('Notification', options, [
      ...[
        'title',
        'subtitle',
        'body',
        'silent',
        'icon',
        'urgency',
        'timeoutType',
        'actions',
        'closeButtonText',
      ],
      ...['hasReply', 'replyPlaceholder', 'sound', 'id', 'groupId'],
    ]);
    this.options = options;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? 'normal';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    if (!shown.includes(this)) shown.push(this);
    setImmediate(() => this.emit('show', {}));
  }
  close(): void {
    const at = shown.indexOf(this);
    if (at < 0) return;
    shown.splice(at, 1);
    setImmediate(() => this.emit('close', {}));
  }
}
