import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mainPage, phonePage } from '../../main/shell/pages.ts';

const opened = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({ shell: { openExternal: async (url: string) => void opened.push(url) } }));

const { guardContents } = await import('../../main/shell/guard-contents.ts');

function guarded(url: string) {
  let open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  const contents = Object.assign(new EventEmitter(), {
    getURL: () => url,
    setWindowOpenHandler: (handler: typeof open) => {
      open = handler;
    },
  });
  guardContents(contents as unknown as WebContents, { info() {}, warn() {}, error() {} });
  const prevented = (event: string, to: string) => {
    const preventDefault = vi.fn();
    contents.emit(event, { url: to, preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  return { prevented, open: (to: string) => open({ url: to }).action };
}

beforeEach(() => {
  opened.length = 0;
});

describe('whatever page is ever made', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('is kept at home by %s', (event) => {
    const { prevented } = guarded(mainPage.url);
    expect(prevented(event, 'app://ringnote/app/index.html#/settings')).toBe(false);
    for (const away of [phonePage.url, 'https://example.org/', 'file:///etc/passwd', 'tel:+1416']) {
      expect(prevented(event, away), away).toBe(true);
    }
  });

  it('holds no webview', () => {
    expect(guarded(mainPage.url).prevented('will-attach-webview', '')).toBe(true);
  });

  it('opens no window; a web link of the main window goes to the browser', () => {
    expect(guarded(mainPage.url).open('https://example.org/')).toBe('deny');
    expect(opened).toEqual(['https://example.org/']);
  });

  it('opens nothing else outside', () => {
    const main = guarded(mainPage.url);
    for (const url of [
      'http://example.org/',
      'file:///etc/passwd',
      'ms-msdt:x',
      'about:blank',
      mainPage.url,
    ]) {
      expect(main.open(url)).toBe('deny');
    }
    expect(guarded(phonePage.url).open('https://example.org/')).toBe('deny');
    expect(guarded('').open('https://example.org/')).toBe('deny');
    expect(opened).toEqual([]);
  });
});
