import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SecretsLocked } from '../../main/core/ports.ts';
import { createSafeSecrets, type Safe } from '../../main/secrets/safe-secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringnote-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const newFile = () => join(mkdtempSync(join(folder, 'profile-')), 'secrets.json');

const password = 'canary-pw-3f9a';
const quiet = { info() {}, warn() {}, error() {} };

/** Seals by turning each byte over behind a prefix, as far as the app can tell the real ones from outside. */
function fakeSafe(prefix: string, broken: { next: Error[]; reEncrypt?: boolean } = { next: [] }): Safe {
  const flip = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
  const trip = () => {
    const error = broken.next.shift();
    if (error) throw error;
  };
  return {
    isAsyncEncryptionAvailable: async () => true,
    async encryptStringAsync(text) {
      trip();
      return Buffer.concat([Buffer.from(prefix), flip(Buffer.from(text))]);
    },
    async decryptStringAsync(sealed) {
      trip();
      return {
        result: flip(sealed.subarray(prefix.length)).toString(),
        shouldReEncrypt: broken.reEncrypt ?? false,
      };
    },
    getSelectedStorageBackend: () => 'gnome_libsecret',
  };
}

const options = { platform: 'linux' as const, log: quiet, retries: [1, 1, 1] };
const locked = () => new Error('Encryption is temporarily unavailable. Please try again.');

describe('a secret where the system has a keyring', () => {
  it('comes back at the next start', async () => {
    const file = newFile();
    expect(
      await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).write('sip', password),
    ).toEqual({
      kept: true,
    });
    expect(await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).read('sip')).toBe(password);
  });

  it('lies sealed in a file for its owner only, with the backend that sealed it', async () => {
    const file = newFile();
    const before = process.umask(0);
    await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).write('sip', password);
    process.umask(before);
    const text = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(text).not.toContain(password);
    expect(text).not.toContain(Buffer.from(password).toString('base64'));
    expect(JSON.parse(text)).toMatchObject({ secrets: { sip: { backend: 'gnome_libsecret' } } });
  });

  it('is gone for good when it is removed', async () => {
    const file = newFile();
    const secrets = createSafeSecrets({ ...options, file, safe: fakeSafe('v11') });
    await secrets.write('sip', password);
    await secrets.remove('sip');
    expect(await secrets.read('sip')).toBeNull();
    expect(await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).read('sip')).toBeNull();
  });

  it('is waited for while the keyring is locked', async () => {
    const file = newFile();
    await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).write('sip', password);
    const safe = fakeSafe('v11', { next: [locked(), locked()] });
    expect(await createSafeSecrets({ ...options, file, safe }).read('sip')).toBe(password);
  });

  it('is known to be locked away, not lost, while the keyring stays locked', async () => {
    const file = newFile();
    await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).write('sip', password);
    const safe = fakeSafe('v11', { next: [locked(), locked(), locked(), locked()] });
    const secrets = createSafeSecrets({ ...options, file, safe });
    await expect(secrets.read('sip')).rejects.toBeInstanceOf(SecretsLocked);
    expect(await secrets.read('sip')).toBe(password);
  });

  it('is kept in memory while the keyring is locked, and on disk once it is not', async () => {
    const file = newFile();
    const safe = fakeSafe('v11', { next: [locked(), locked(), locked(), locked()] });
    const secrets = createSafeSecrets({ ...options, file, safe });
    expect(await secrets.write('sip', password)).toEqual({ kept: false });
    expect(await secrets.read('sip')).toBe(password);
    expect(await secrets.write('sip', password)).toEqual({ kept: true });
  });

  it('is not lost when it cannot be sealed anew, nor is the old seal', async () => {
    const file = newFile();
    await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).write('sip', password);
    const before = readFileSync(file, 'utf8');
    mkdirSync(`${file}.next`);
    const newer = fakeSafe('v12', { next: [], reEncrypt: true });
    const secrets = createSafeSecrets({ ...options, file, safe: newer });
    expect(await secrets.read('sip')).toBe(password);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is kept in memory when the file cannot be written', async () => {
    const file = newFile();
    const secrets = createSafeSecrets({ ...options, file, safe: fakeSafe('v11') });
    await secrets.write('sip', 'old');
    mkdirSync(`${file}.next`);
    expect(await secrets.write('sip', password)).toEqual({ kept: false });
    expect(await secrets.read('sip')).toBe(password);
  });

  it('is asked for again when it cannot be opened any more, and is kept for a day when it can', async () => {
    const file = newFile();
    await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).write('sip', password);
    const safe = fakeSafe('v11', { next: [new Error('Error while decrypting the ciphertext.')] });
    expect(await createSafeSecrets({ ...options, file, safe }).read('sip')).toBeNull();
    expect(await createSafeSecrets({ ...options, file, safe }).read('sip')).toBe(password);
  });

  it('is sealed anew when the system has a newer key', async () => {
    const file = newFile();
    await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).write('sip', password);
    const before = readFileSync(file, 'utf8');
    const newer = fakeSafe('v12', { next: [], reEncrypt: true });
    expect(await createSafeSecrets({ ...options, file, safe: newer }).read('sip')).toBe(password);
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    expect(await createSafeSecrets({ ...options, file, safe: fakeSafe('v12') }).read('sip')).toBe(password);
  });
});

describe('a secret where nothing protects it', () => {
  it.each([
    ['Linux seals with the key that everyone knows', fakeSafe('v10'), 'linux'],
    [
      'nothing can be sealed',
      { ...fakeSafe('v11'), isAsyncEncryptionAvailable: () => Promise.resolve(false) },
      'linux',
    ],
    ['sealing fails', fakeSafe('v11', { next: [new Error('no keychain')] }), 'darwin'],
  ] as const)('stays in memory and says so: %s', async (_name, safe, platform) => {
    const file = newFile();
    const secrets = createSafeSecrets({ ...options, platform, file, safe });
    expect(await secrets.write('sip', password)).toEqual({ kept: false });
    expect(await secrets.read('sip')).toBe(password);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it('takes an older sealed one off the disk, which is no longer true', async () => {
    const file = newFile();
    await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).write('sip', 'old');
    await createSafeSecrets({ ...options, file, safe: fakeSafe('v10') }).write('sip', 'new');
    expect(await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).read('sip')).toBeNull();
  });

  it('is not the case on macOS and Windows, whose v10 has a real key', async () => {
    for (const platform of ['darwin', 'win32'] as const) {
      const secrets = createSafeSecrets({ ...options, platform, file: newFile(), safe: fakeSafe('v10') });
      expect(await secrets.write('sip', password)).toEqual({ kept: true });
    }
  });
});

describe('a secrets file', () => {
  it.each(['', '{', '[]', '{"version":2,"secrets":{}}', '{"version":1,"secrets":{"sip":{"sealed":7}}}'])(
    'such as %j means only that the password is asked for again',
    async (text) => {
      const file = newFile();
      writeFileSync(file, text);
      const secrets = createSafeSecrets({ ...options, file, safe: fakeSafe('v11') });
      expect(await secrets.read('sip')).toBeNull();
      expect(await secrets.write('sip', password)).toEqual({ kept: true });
      expect(await createSafeSecrets({ ...options, file, safe: fakeSafe('v11') }).read('sip')).toBe(password);
    },
  );

  it('has no secret called after what every object inherits', async () => {
    const secrets = createSafeSecrets({ ...options, file: newFile(), safe: fakeSafe('v11') });
    for (const name of ['__proto__', 'constructor', 'toString']) expect(await secrets.read(name)).toBeNull();
  });
});
