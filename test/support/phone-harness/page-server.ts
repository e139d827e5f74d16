import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The pages that can be served: the product's phone page, and those that play other people on the lab's server. */
const pages = {
  phone: fileURLToPath(new URL('../../../renderer/phone/index.html', import.meta.url)),
  holder: fileURLToPath(new URL('holder/index.html', import.meta.url)),
  transferor: fileURLToPath(new URL('transferor/index.html', import.meta.url)),
};
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/**
 * The phone page's policy as facts/security.md, item 7, has it, for a line on this machine; but Chromium's CSP knows no
 * IPv6 address and says so of `ws://[::1]:*`.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self' ws://127.0.0.1:*",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface PageServer {
  readonly url: string;
  close(): void;
}

/** Builds a page as it ships and serves it to plain Chromium, with the phone page's CSP. */
export async function startPageServer(name: keyof typeof pages): Promise<PageServer> {
  const page = pages[name];
  const root = dirname(dirname(page));
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-phone-page-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: page },
    },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    try {
      const body = readFileSync(join(folder, path));
      const type = types[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${relative(root, page)}`,
    close() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
