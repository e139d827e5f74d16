import type { Words } from '../en/index.ts';

export const wrapUp: Words['wrapUp'] = {
  title: 'Wie ist es gelaufen?',
  followUp: 'Darauf zurückkommen?',
};
