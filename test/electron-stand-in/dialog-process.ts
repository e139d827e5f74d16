import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from './chromium.ts';
import type { Shown } from './dialog.ts';

/**
 * Shows one message box as a small window and exits with 10 + the number of the button that was pressed. A process of
 * its own, because the app's must be able to stand still meanwhile (`showErrorBox`).
 */
const shown = JSON.parse(process.argv[2] ?? '{}') as Shown;
const dir = mkdtempSync(join(tmpdir(), 'stand-in-dialog-'));

const text = (value: string) => value.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const buttons = shown.buttons
  .map(
    (label, index) =>
      `<button ${index === shown.defaultId ? 'autofocus' : ''} onclick="answer('${index}')">${text(label)}</button>`,
  )
  .join(' ');
const html = `<!doctype html><meta charset="utf-8"><title>${text(shown.title || shown.message)}</title>
<style>body{font:15px system-ui;margin:24px;white-space:pre-wrap}b{display:block;margin-bottom:8px}
button{font:inherit;padding:6px 16px;margin:16px 8px 0 0}</style><b>${text(shown.message)}</b>${text(shown.detail)}<div>${buttons}</div>`;

const chromium = await startChromium({
  dir,
  headless: false,
  debuggable: false,
  visible: true,
  switches: new Map([['window-size', '520,300']]),
  app: `data:text/html;charset=utf-8,${encodeURIComponent(html)}`,
});
const { pipe } = chromium;
let answer = shown.cancelId;
const finish = async () => {
  await chromium.close();
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  process.exit(10 + answer);
};
pipe.browser.on('Target.attachedToTarget', async ({ sessionId }) => {
  const page = pipe.session(sessionId);
  page.on('Runtime.bindingCalled', ({ payload }) => {
    answer = Number(payload);
    void finish();
  });
  page.on('Target.detachedFromTarget', () => void finish());
  await page.send('Runtime.enable');
  await page.send('Runtime.addBinding', { name: 'answer' });
});
pipe.browser.on('Target.detachedFromTarget', () => void finish());
void pipe.closed.then(finish);
await pipe.browser.send('Target.setAutoAttach', {
  autoAttach: true,
  waitForDebuggerOnStart: false,
  flatten: true,
  filter: [{ type: 'page' }, { exclude: true }],
});
