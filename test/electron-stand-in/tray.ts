import { needReady } from './app-state.ts';
import type { Menu } from './menu.ts';
import { missing } from './missing.ts';
import { type NativeImage, toImage } from './native-image.ts';
import { strictEmitter } from './strict-emitter.ts';

const Base = strictEmitter('Tray', ['click', 'right-click', 'double-click', 'middle-click', 'drop-text']);

/** Every tray that lives, for the tests. */
export const trays = new Set<Tray>();

/** A tray icon: kept, so that a test can read and click it; nobody sees it (facts/electron.md, sections 7 and 12). */
export class Tray extends Base {
  private menu: Menu | null = null;
  private tip = '';
  private title = '';
  private picture: NativeImage | null = null;
  private gone = false;

  constructor(image: unknown) {
    needReady('Cannot create Tray before app is ready');
    super();
    // Nobody would see it: the app has to do without, as on desktops that take no icon (section 7).
    if (!process.send || process.env.RINGNOTE_STAND_IN_TRAY === 'none') {
      missing('Tray without a test to click it');
    }
    this.setImage(image);
    trays.add(this);
  }

  setImage(image: unknown): void {
    const picture = toImage(image);
    if (picture.isEmpty()) throw new Error(`Failed to load image from path '${String(image)}'`);
    this.picture = picture;
  }
  setToolTip(tip: string): void {
    this.tip = tip;
  }
  getToolTip(): string {
    return this.tip;
  }
  /** Beside the icon, on macOS only (electron.d.ts, `Tray.setTitle`). */
  setTitle(title: string): void {
    this.title = title;
  }
  getTitle(): string {
    return this.title;
  }
  /** For the tests, as a data URL: Electron gives the icon back to nobody. */
  image(): string {
    return this.picture?.toDataURL() ?? '';
  }
  setIgnoreDoubleClickEvents(_ignore: boolean): void {}
  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }
  /** For the tests: Electron gives the menu back to nobody. */
  contextMenu(): Menu | null {
    return this.menu;
  }
  destroy(): void {
    this.gone = true;
    trays.delete(this);
  }
  isDestroyed(): boolean {
    return this.gone;
  }
}
