import type { Call } from '../../contract/call/call.ts';
import type { Line } from '../../contract/ipc/line.ts';

/** How the shell names the other side of a call in menus and questions. */
export function whoOf({ remote }: Call): string {
  return remote.name || remote.e164 || remote.raw;
}

/** The line in one short sentence, for the tray. */
export function lineInWords({ mode, registration }: Line): string {
  if (mode === 'off') return 'No line is on';
  const name = mode === 'practice' ? 'Practice line' : 'Line';
  switch (registration) {
    case 'registered':
      return `${name} is ready`;
    case 'connecting':
      return `${name} is connecting`;
    case 'failed':
      return `${name} is not working`;
    case 'off':
      return `${name} is off`;
  }
}
