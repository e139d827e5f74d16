import { EventEmitter } from 'node:events';
import { fence, missing } from './missing.ts';

const listening = [
  'on',
  'once',
  'addListener',
  'prependListener',
  'prependOnceListener',
  'off',
  'removeListener',
] as const;

/**
 * Why: listening for an event that never comes looks like working code. The class returned accepts the listed event
 * names only, and has a fence behind its own members.
 */
export function strictEmitter(name: string, events: readonly string[]): new () => EventEmitter {
  class Strict extends EventEmitter {}
  Object.setPrototypeOf(Strict.prototype, fence(name, EventEmitter.prototype));
  Object.setPrototypeOf(Strict, fence(name, EventEmitter));
  for (const method of listening) {
    const original = EventEmitter.prototype[method];
    Object.defineProperty(Strict.prototype, method, {
      value(this: EventEmitter, event: string | symbol, listener: (...args: unknown[]) => void) {
        if (typeof event === 'string' && !events.includes(event)) missing(`${name}.on('${event}')`);
        return original.call(this, event, listener);
      },
      writable: true,
      configurable: true,
    });
  }
  return Strict;
}
