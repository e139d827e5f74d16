import { fenced } from './missing.ts';
import { note } from './record.ts';

/** `shell`: what it was asked to open is recorded, and nothing is opened (facts/electron.md, sections 7 and 12). */
export const shell = fenced('shell', {
  async openExternal(url: string): Promise<void> {
    if (typeof url !== 'string')
      throw new TypeError('Error processing argument at index 0, conversion failure');
    note('opened', { target: url });
    console.error(`stand-in: would open ${JSON.stringify(url)}`);
  },
  /** Resolves to an error text; the empty one is success. */
  async openPath(path: string): Promise<string> {
    note('opened', { target: path });
    return '';
  },
  showItemInFolder(path: string): void {
    note('opened', { target: path });
  },
  beep(): void {},
});
