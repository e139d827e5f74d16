import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, phoneSources } from '../../main/shell/csp.ts';
import { readPageFile } from '../../main/shell/page-file.ts';
import { servePages } from '../../main/shell/serve-pages.ts';
import { troubleHtml } from '../../main/shell/trouble-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringnote-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const root = join(folder, 'renderer');
mkdirSync(join(root, 'app'), { recursive: true });
mkdirSync(join(root, 'phone'));
mkdirSync(join(root, 'assets'));
writeFileSync(join(folder, 'secret.js'), 'secret');
writeFileSync(join(root, 'secret.js'), 'secret');
writeFileSync(join(root, '.env'), 'secret');
writeFileSync(join(root, 'assets', 'notes.txt'), 'secret');
writeFileSync(join(root, 'app', 'index.html'), '<meta name="csp-nonce" content="%CSP_NONCE%">');
writeFileSync(join(root, 'phone', 'index.html'), '<p>phone</p>');
writeFileSync(join(root, 'assets', 'app-a1_b2.js'), 'export {}');
writeFileSync(join(root, 'assets', 'app.css'), 'p{}');
symlinkSync(join(folder, 'secret.js'), join(root, 'assets', 'link.js'));
symlinkSync(folder, join(root, 'assets', 'up'));

const serve = servePages({ root, origin: 'app://ringnote', pages: ['/app/index.html'], connect: () => [] });
const get = (url: string, method = 'GET') => serve(new Request(url, { method }));
const headerOf = (response: Response) => response.headers.get('content-security-policy') ?? '';

describe('the Content-Security-Policy', () => {
  it('of the main window is the agreed one to the letter', () => {
    expect(contentSecurityPolicy('abc')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('of the media page alone lets WebAssembly be compiled, and differs in nothing else', () => {
    expect(contentSecurityPolicy('abc', { wasm: true })).toBe(
      contentSecurityPolicy('abc').replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
    );
    expect(contentSecurityPolicy('abc', { wasm: true })).not.toContain("'unsafe-eval'");
  });

  it('of the phone page adds this machine and the account’s server, and nothing else', () => {
    const connect = (wsUrl: string | null) =>
      /connect-src ([^;]*)/.exec(contentSecurityPolicy('abc', { connect: phoneSources(wsUrl) }))?.[1];
    expect(connect(null)).toBe("'self' ws://127.0.0.1:* ws://[::1]:*");
    expect(connect('wss://sip.example.org:7443/ws')).toBe(
      "'self' wss://sip.example.org:7443 ws://127.0.0.1:* ws://[::1]:*",
    );
    expect(connect('ws://localhost:5066/ws')).toBe(
      "'self' ws://localhost:5066 ws://127.0.0.1:* ws://[::1]:*",
    );
  });

  it.each([
    'ws://sip.example.org/',
    'http://sip.example.org/',
    "wss://x;script-src 'unsafe-inline'/",
    'wss://*/',
    'wss://',
    'not a url',
    'ws://localhost.evil.example/',
  ])('takes nothing from an account at %j', (wsUrl) => {
    expect(phoneSources(wsUrl)).toEqual(['ws://127.0.0.1:*', 'ws://[::1]:*']);
  });

  it('cannot be broken out of by any account', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((host) => `wss://${host}/`),
        ),
        (wsUrl) => {
          const policy = contentSecurityPolicy('abc', { connect: phoneSources(wsUrl) });
          expect(policy.split('; ')).toHaveLength(13);
          expect(policy).toMatch(/connect-src 'self'( wss?:\/\/[a-z0-9.:[\]*-]+)+;/);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('a page of ours', () => {
  it('comes with a fresh nonce in its policy and in its text', async () => {
    const nonces = new Set<string>();
    for (let load = 0; load < 20; load += 1) {
      const response = await get('app://ringnote/app/index.html');
      const nonce = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(headerOf(response))?.[1] ?? '';
      expect(await response.text()).toBe(`<meta name="csp-nonce" content="${nonce}">`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(20);
  });

  it.each([
    ['app://ringnote/app/index.html', 'text/html; charset=utf-8'],
    ['app://ringnote/app/index.html?x=1#y', 'text/html; charset=utf-8'],
    ['app://ringnote/assets/app-a1_b2.js', 'text/javascript; charset=utf-8'],
    ['app://ringnote/assets/app.css', 'text/css; charset=utf-8'],
  ])('%s has its type fixed', async (url, type) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(headerOf(response)).toContain("default-src 'none'");
  });

  it.each([
    'app://ringnote/',
    'app://ringnote/app/',
    'app://ringnote/app/nothing.html',
    'app://ringnote/phone/index.html',
    'app://phone/app/index.html',
    'app://evil/app/index.html',
    'app://ringnote/secret.js',
    'app://ringnote/.env',
    'app://ringnote/assets/notes.txt',
    'app://ringnote/../../etc/passwd',
    'app://ringnote/assets/../../secret.js',
    'app://ringnote/assets/..%2f..%2fsecret.js',
    'app://ringnote/assets/%2e%2e/%2e%2e/secret.js',
    'app://ringnote/assets/..%5c..%5csecret.js',
    'app://ringnote/assets/..\\..\\secret.js',
    'app://ringnote/assets/app.css%00.js',
    'app://ringnote/assets//app.css',
    'app://ringnote/assets/app%2ecss',
    'app://ringnote/assets/link.js',
    'app://ringnote/assets/up/secret.js',
    'app://ringnote/assets',
    'app://ringnote/etc/passwd',
  ])('%s is not found', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(headerOf(response)).toContain("default-src 'none'");
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('is not to be had by %s', async (method) => {
    expect((await get('app://ringnote/app/index.html', method)).status).toBe(405);
  });

  it('is never one outside its folder, whatever the path', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '',
      'assets',
      'up',
      'secret.js',
      'link.js',
      '%2e%2e',
      '%00',
      '\\',
      'C:',
      '~',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 6 }), async (pieces) => {
        const file = await readPageFile(join(root, 'assets'), `/${pieces.join('/')}`);
        expect(file === null ? '' : new TextDecoder().decode(file.body)).not.toBe('secret');
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the page that says why the app cannot start', () => {
  it('shows hostile text as text', () => {
    const html = troubleHtml({
      title: '<script>alert(1)</script>',
      what: '"><img src=x onerror=alert(1)> %CSP_NONCE%',
      todo: "' onclick='x",
    });
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html.split('%CSP_NONCE%')).toHaveLength(2);
  });
});
