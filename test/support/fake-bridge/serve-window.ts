import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../../main/shell/csp.ts';

const root = join(import.meta.dirname, '../../..');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** A built window behind the product's own CSP, and the script that puts a fake bridge into it. */
export interface ServedWindow {
  readonly url: string;
  readonly fakeBridge: string;
  close(): Promise<void>;
}

async function buildPage(window: 'app' | 'quick', outDir: string): Promise<void> {
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
      rolldownOptions: { input: join(root, `renderer/${window}/index.html`) },
    },
  });
}

async function buildFakeBridge(installer: string, outDir: string): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      lib: {
        entry: join(import.meta.dirname, installer),
        formats: ['iife'],
        name: 'fakeBridge',
        fileName: () => 'install.js',
      },
    },
  });
  return readFile(join(outDir, 'install.js'), 'utf8');
}

/** Builds a window as it ships and serves it to plain Chromium; `installer` is the script beside this one for its bridge. */
export async function serveWindow(window: 'app' | 'quick', installer: string): Promise<ServedWindow> {
  const temp = await mkdtemp(join(tmpdir(), 'ringnote-ui-'));
  const pages = join(temp, 'pages');
  await buildPage(window, pages);
  const fakeBridge = await buildFakeBridge(installer, join(temp, 'bridge'));
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
  return {
    url: `http://127.0.0.1:${port}/${window}/index.html`,
    fakeBridge,
    async close() {
      server.close();
      server.closeAllConnections();
      await rm(temp, { recursive: true, force: true });
    },
  };
}
