import type { Words } from '../en/index.ts';

export const dialect: Words['dialect'] = {
  line: { inbound: 'Eingehender Anruf', outbound: 'Ausgehender Anruf', open: 'Anruf' },
};
