import type { Line } from '../../contract/ipc/line.ts';

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
