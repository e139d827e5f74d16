import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The product's sources without their comments, by path. */
const product = new Map(
  globSync('{contract,main,preload,renderer}/**/*.{ts,tsx,html}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => [path, withoutComments(readFileSync(join(root, path), 'utf8'))]),
);

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Paths of the product that hold `pattern`, the rooms that may do so apart. */
function breaches(pattern: RegExp, allowed: readonly string[] = []): string[] {
  return [...product]
    .filter(([path, source]) => pattern.test(source) && !allowed.some((room) => path.startsWith(room)))
    .map(([path]) => path);
}

const windowFiles = [...product].filter(([, source]) => /new BrowserWindow\(/.test(source));

describe('the sources', () => {
  it('are all looked at', () => {
    expect(product.size).toBeGreaterThan(100);
    expect(windowFiles.map(([path]) => path)).toEqual([
      'main/shell/main-window.ts',
      'main/shell/media-window.ts',
      'main/shell/phone-window.ts',
      'main/shell/quick-window.ts',
      'main/shell/trouble-window.ts',
    ]);
  });

  it.each([
    ['use ipcMain and page ipc only through the router', /\bipcMain\b|\.ipc\.(handle|on)\b/, ['main/ipc/']],
    ['use ipcRenderer only in the bridge', /\bipcRenderer\b/, ['preload/bridge.ts']],
    ['expose nothing but the bridge', /exposeInMainWorld|exposeInIsolatedWorld/, ['preload/bridge.ts']],
    [
      'send to pages only through the announcer',
      /\b(contents|webContents|mainFrame|frame|page|window)\.(send|postMessage)\(/,
      ['main/ipc/'],
    ],
    [
      'evaluate no text as code',
      /\beval\s*\(|new Function\b|executeJavaScript|set(Timeout|Interval)\(['"`]/,
      [],
    ],
    [
      'write no raw HTML into a page',
      /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/,
      [],
    ],
    ['never load a file: or http: page', /loadFile\(|['"`]file:\/\/|load(URL)?\(['"`]https?:/, []],
    ['open links outside only behind the allow-list', /openExternal/, ['main/shell/guard-contents.ts']],
    [
      'show a file in its folder only where a recording is revealed',
      /showItemInFolder/,
      ['main/shell/outside.ts'],
    ],
    ['open, bin and link no file', /openPath|trashItem|ShortcutLink/, []],
    ['start no other program', /child_process|utilityProcess|\bexecFile\b/, []],
    [
      'never loosen a page',
      /nodeIntegration(InWorker|InSubFrames)?: true|contextIsolation: false|sandbox: false|webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|webviewTag: true|bypassCSP/,
      [],
    ],
    ['use no <webview>', /<webview/, []],
    [
      'keep a secret from being sealed with nothing',
      /setUsePlainTextEncryption|encryptString\(|decryptString\(/,
      [],
    ],
    ['know nothing of the stand-in', /stand-in|standIn/i, []],
    ['read no secret from the environment', /process\.env/, []],
    ['report crashes to nobody', /crashReporter/, []],
  ] as const)('%s', (_rule, pattern, allowed) => {
    expect(breaches(pattern, allowed)).toEqual([]);
  });

  it('use no more of the system’s shell than one verb in each of two files', () => {
    const uses = [...product].flatMap(([path, source]) =>
      [...source.matchAll(/\bshell\.(\w+)\(/g)].map(([, verb]) => `${path} ${verb}`),
    );
    expect(uses).toEqual([
      'main/shell/guard-contents.ts openExternal',
      'main/shell/outside.ts showItemInFolder',
    ]);
    expect(breaches(/\{[^}]*\bshell\b[^}]*\} = |= shell\b|\bshell\[|require\(['"]electron/)).toEqual([]);
  });

  it('use only algorithms that Electron’s BoringSSL has', () => {
    const used = [...product].flatMap(([, source]) =>
      [...source.matchAll(/create(?:Hash|Hmac|Cipheriv|Decipheriv|ECDH)\(\s*['"]([^'"]+)['"]/g)].map(
        ([, name]) => name,
      ),
    );
    for (const name of used)
      expect(['sha256', 'sha384', 'sha512', 'aes-256-gcm', 'prime256v1']).toContain(name);
  });

  it('call for randomness that matters from node:crypto', () => {
    expect(breaches(/Math\.random/, ['renderer/', 'main/core/', 'main/desk/'])).toEqual([]);
  });
});

describe('every window', () => {
  it.each(windowFiles.map(([path, source]) => ({ path, source })))(
    'of $path is locked down in words',
    ({ source }) => {
      for (const word of [
        'sandbox: true',
        'contextIsolation: true',
        'nodeIntegration: false',
        'webviewTag: false',
      ]) {
        expect(source).toContain(word);
      }
    },
  );

  it('is under the sandbox and the guards from before Electron is ready', () => {
    const sessions = product.get('main/shell/sessions.ts') ?? '';
    expect(sessions).toMatch(/app\.enableSandbox\(\)/);
    expect(sessions).toMatch(/'session-created'[\s\S]*guardSession\(created, null\)/);
    expect(sessions).toMatch(/'web-contents-created'[\s\S]*guardContents/);
    const start = product.get('main/shell/start.ts') ?? '';
    expect(start.indexOf('guardEverything(log)')).toBeLessThan(start.indexOf('whenReady'));
    expect(start.indexOf('requestSingleInstanceLock')).toBeLessThan(start.indexOf('openSettings('));
  });
});

describe('the pages', () => {
  it('hold no inline script, style or handler', () => {
    const pages = [...product].filter(([path]) => path.endsWith('.html'));
    expect(pages.map(([path]) => path)).toEqual(
      ['app', 'media', 'phone', 'quick'].map((page) => `renderer/${page}/index.html`),
    );
    for (const [path, source] of pages) {
      expect(source, path).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|\sstyle=|https?:\/\//i);
    }
  });
});
