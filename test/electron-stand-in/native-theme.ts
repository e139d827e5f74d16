import { strictEmitter } from './strict-emitter.ts';
import { allContents } from './windows.ts';

type Source = 'system' | 'light' | 'dark';
const Base = strictEmitter('nativeTheme', ['updated']);

/** The system of the stand-in is light, unless RINGNOTE_STAND_IN_DARK=1. */
const systemDark = process.env.RINGNOTE_STAND_IN_DARK === '1';

class NativeTheme extends Base {
  private source: Source = 'system';

  get themeSource(): Source {
    return this.source;
  }
  /** Emits `updated` and changes `prefers-color-scheme` in every page (facts/electron.md, section 7). */
  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`Invalid themeSource: ${source}`);
    if (source === this.source) return;
    this.source = source;
    for (const contents of allContents.values()) contents.retheme();
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? systemDark : this.source === 'dark';
  }
  get shouldUseHighContrastColors(): boolean {
    return false;
  }
  get prefersReducedTransparency(): boolean {
    return false;
  }
}

export const nativeTheme = new NativeTheme();

/** What a page is to see of the theme: nothing forced while the system decides. */
export function themeFeatures(): { name: string; value: string }[] {
  const value = nativeTheme.themeSource === 'system' ? (systemDark ? 'dark' : '') : nativeTheme.themeSource;
  return value === '' ? [] : [{ name: 'prefers-color-scheme', value }];
}
