import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Browser, test as base, chromium, expect, type Page } from 'playwright/test';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../main/shell/csp.ts';
import type { FakeDeskOptions } from '../support/fake-bridge/fake-desk.ts';

const root = join(import.meta.dirname, '../..');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The built page behind the product's own CSP, and the script that puts a fake bridge into it. */
interface ServedPage {
  url: string;
  fakeBridge: string;
}

/** Opens the main window over a log and a line as `desk` says. */
type Open = (desk?: FakeDeskOptions, view?: { colorScheme?: 'light' | 'dark' }) => Promise<Page>;

async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(root, 'renderer'),
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: { app: join(root, 'renderer/app/index.html') } },
    },
  });
}

async function buildFakeBridge(outDir: string): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      lib: {
        entry: join(root, 'test/support/fake-bridge/install.ts'),
        formats: ['iife'],
        name: 'fakeBridge',
        fileName: () => 'install.js',
      },
    },
  });
  return readFile(join(outDir, 'install.js'), 'utf8');
}

/**
 * Specs of the main window in a real Chromium: `open` gives a page on a fake bridge. After each test the page must
 * have broken neither the contract nor its CSP, and thrown nothing.
 */
export const test = base.extend<{ open: Open }, { served: ServedPage; shared: Browser }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const temp = await mkdtemp(join(tmpdir(), 'ringnote-ui-'));
      const pages = join(temp, 'pages');
      await buildPage(pages);
      const fakeBridge = await buildFakeBridge(join(temp, 'bridge'));
      const server = createServer(async (request, response) => {
        const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
        try {
          const file = await readFile(join(pages, path));
          const nonce = randomBytes(18).toString('base64');
          const type = types[extname(path)] ?? 'application/octet-stream';
          response.writeHead(200, {
            'content-type': type,
            'content-security-policy': contentSecurityPolicy(nonce),
          });
          response.end(
            type.startsWith('text/html') ? file.toString('utf8').replaceAll('%CSP_NONCE%', nonce) : file,
          );
        } catch {
          response.writeHead(404).end();
        }
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      await use({ url: `http://127.0.0.1:${port}/app/index.html`, fakeBridge });
      server.close();
      server.closeAllConnections();
      await rm(temp, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const executablePath = process.env.RINGNOTE_CHROMIUM ?? '/usr/bin/chromium';
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  open: async ({ served, shared }, use) => {
    const opened: { page: Page; thrown: string[] }[] = [];
    await use(async (desk = {}, view = {}) => {
      const context = await shared.newContext({
        viewport: { width: 1280, height: 800 },
        colorScheme: view.colorScheme ?? 'light',
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const thrown: string[] = [];
      page.on('pageerror', (error) => thrown.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') thrown.push(message.text());
      });
      await page.addInitScript(`window.fakeDeskOptions = ${JSON.stringify(desk)};\n${served.fakeBridge}`);
      opened.push({ page, thrown });
      await page.goto(served.url);
      await page.getByLabel('Number or SIP address').waitFor({ timeout: 10_000 });
      return page;
    });
    for (const { page, thrown } of opened) {
      const broken = await page.evaluate(() => ({
        contract: window.fakeDesk.breaches,
        csp: window.cspViolations,
      }));
      expect({ ...broken, thrown }).toEqual({ contract: [], csp: [], thrown: [] });
      await page.context().close();
    }
  },
});

export { expect };
