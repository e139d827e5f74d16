import type { Rectangle } from 'electron';
import { needReady } from './app-state.ts';
import { strictEmitter } from './strict-emitter.ts';

/** One display of 1920 × 1080, or what RINGNOTE_STAND_IN_DISPLAY (`1280x800`) says. */
const [width = 1920, height = 1080] = (process.env.RINGNOTE_STAND_IN_DISPLAY ?? '1920x1080')
  .split('x')
  .map(Number);
const bounds: Rectangle = { x: 0, y: 0, width, height };
const display = {
  id: 1,
  label: 'stand-in',
  bounds,
  workArea: bounds,
  size: { width, height },
  workAreaSize: { width, height },
  scaleFactor: 1,
  rotation: 0,
  internal: true,
};

export function workArea(): Rectangle {
  return { ...bounds };
}

const Base = strictEmitter('screen', ['display-added', 'display-removed', 'display-metrics-changed']);

class Screen extends Base {
  getPrimaryDisplay() {
    needReady("The 'screen' module can't be used before the app 'ready' event");
    return display;
  }
  getAllDisplays() {
    return [this.getPrimaryDisplay()];
  }
  getDisplayMatching(_rectangle: Rectangle) {
    return this.getPrimaryDisplay();
  }
  getDisplayNearestPoint(_point: { x: number; y: number }) {
    return this.getPrimaryDisplay();
  }
  getCursorScreenPoint() {
    return { x: 0, y: 0 };
  }
}

export const screen = new Screen();
