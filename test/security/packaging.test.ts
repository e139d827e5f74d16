import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { afterPack, fusesFor } from '../../build/after-pack.mjs';

const root = join(import.meta.dirname, '../..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const config = parse(text('electron-builder.yml'));
const manifest = JSON.parse(text('package.json'));

const folder = mkdtempSync(join(tmpdir(), 'ringnote-fuses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As @electron/fuses finds it in a binary (its constants.js). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A file that has nothing of Electron but a fuse wire: sentinel, version 1, length, one digit per fuse. */
function forge(path: string, digits: string): string {
  mkdirSync(dirname(path), { recursive: true });
  const head = Buffer.concat([Buffer.from('binary'), Buffer.from(sentinel), Buffer.from([1, digits.length])]);
  writeFileSync(path, Buffer.concat([head, Buffer.from(digits), Buffer.from('more')]));
  return path;
}

/** What Electron 45 comes with: the third column of facts/security.md. */
const asShipped = '101100011';

describe('electron-builder.yml', () => {
  it('is what electron-builder’s own schema allows', () => {
    const schema = JSON.parse(text('node_modules/app-builder-lib/scheme.json'));
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    expect(validate(config), JSON.stringify(validate.errors, null, 2)).toBe(true);
    expect(validate({ ...config, electronFuses: { wasmTrapHandlers: true } })).toBe(false);
  });

  it('packs what was built, and nothing else', () => {
    expect(config.files).toEqual(['out/**', '!out/.built-from', 'package.json', '!node_modules']);
    expect(config.asar).toBe(true);
    expect(config.npmRebuild).toBe(false);
    expect(manifest.main).toBe('out/main/index.js');
    expect(manifest.dependencies).toBeUndefined();
  });

  it('never starts the app without its sandbox', () => {
    expect(config.toolsets.appimage).toBe('1.0.3');
    expect(config.appImage.executableArgs).toEqual([]);
    expect(config.linux.executableArgs).toEqual([]);
    expect(text('electron-builder.yml').replace(/#.*/g, '')).not.toContain('--no-sandbox');
  });

  it('offers the app for the same call links on every system', () => {
    const schemes = config.protocols.flatMap(({ schemes }: { schemes: string[] }) => schemes);
    expect(schemes).toEqual(['tel', 'callto', 'sip']);
    const installer = text(config.nsis.include);
    for (const scheme of schemes) expect(installer).toMatch(new RegExp(`URLAssociations" "${scheme}"`));
    for (const macro of ['customInstall', 'customUnInstall'])
      expect(installer).toContain(`!macro ${macro}\n`);
    expect(installer).toMatch(/RegisteredApplications" "Ringnote"/);
    expect(installer).toMatch(/DeleteRegKey SHELL_CONTEXT "Software\\Ringnote"/);
    expect(installer).not.toMatch(/WriteReg\w+ HK/);
  });

  it('gives Linux one name for its desktop entry, its windows and its portals', () => {
    expect(config.linux.syncDesktopName).toBe(true);
    expect(manifest.desktopName).toBe(`${config.appId}.desktop`);
    expect(text('main/shell/start.ts')).toContain(`'${config.appId}'`);
  });

  it('lets main and helpers open the microphone on macOS, and says why', () => {
    expect(config.mac.entitlements).toBe(config.mac.entitlementsInherit);
    const entitlements = text(config.mac.entitlements);
    for (const name of ['device.audio-input', 'cs.allow-jit', 'cs.allow-unsigned-executable-memory']) {
      expect(entitlements).toContain(`<key>com.apple.security.${name}</key>`);
    }
    expect(config.mac.extendInfo.NSMicrophoneUsageDescription).toMatch(/calls/);
  });

  it('names files that are there', () => {
    for (const path of [config.afterPack, config.win.icon, config.mac.icon, config.nsis.include]) {
      expect(() => text(path)).not.toThrow();
    }
    for (const size of [16, 32, 48, 64, 128, 256, 512]) {
      const png = readFileSync(join(root, config.linux.icon, `${size}x${size}.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
  });
});

describe('the fuses', () => {
  const wanted = (platform: string) => ({
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  });

  const binaries = {
    linux: 'ringnote',
    win32: 'Ringnote.exe',
    darwin: 'Ringnote.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
  };

  it.each(Object.entries(binaries))('are all nine set in the packed binary on %s', async (platform, path) => {
    const out = join(folder, platform);
    const binary = forge(join(out, path), asShipped);
    const context = {
      appOutDir: out,
      electronPlatformName: platform,
      packager: { executableName: 'ringnote', appInfo: { productFilename: 'Ringnote' } },
    };
    await afterPack(context as unknown as Parameters<typeof afterPack>[0]);
    const wire = await getCurrentFuseWire(platform === 'darwin' ? join(out, 'Ringnote.app') : binary);
    for (const [fuse, on] of Object.entries(wanted(platform))) {
      const state = wire[Number(fuse) as FuseV1Options];
      expect(state, FuseV1Options[Number(fuse)]).toBe(on ? FuseState.ENABLE : FuseState.DISABLE);
    }
    expect(Object.keys(wire).filter((key) => /^\d+$/.test(key))).toHaveLength(9);
  });

  it('make the build fail when Electron has gained one that nobody decided on', async () => {
    forge(join(folder, 'later', 'ringnote'), `${asShipped}0`);
    const context = {
      appOutDir: join(folder, 'later'),
      electronPlatformName: 'linux',
      packager: { executableName: 'ringnote', appInfo: { productFilename: 'Ringnote' } },
    };
    await expect(afterPack(context as unknown as Parameters<typeof afterPack>[0])).rejects.toThrow(
      /strictlyRequireAllFuses/,
    );
  });

  it('let a debugger in only in the artefact that is built for tests', () => {
    expect(fusesFor('linux', false)[FuseV1Options.EnableNodeCliInspectArguments]).toBe(false);
    expect(fusesFor('linux', true)[FuseV1Options.EnableNodeCliInspectArguments]).toBe(true);
  });
});
