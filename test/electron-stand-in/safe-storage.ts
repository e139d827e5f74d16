import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appState } from './app-state.ts';
import { fenced } from './missing.ts';
import { userData } from './paths.ts';

/**
 * `safeStorage`, its asynchronous half (facts/electron.md, section 8): AES-256-GCM with a key kept in the profile, which
 * protects nothing from who can read the profile, and says so once on stderr. The first three bytes tell what encrypted:
 * `v11` as with a keyring, or what RINGNOTE_STAND_IN_SAFE_STORAGE says: `v10` = no protection, `locked` = a keyring
 * that is locked for now, `lost` = one that can no longer decrypt.
 */
function mode(): string {
  return process.env.RINGNOTE_STAND_IN_SAFE_STORAGE ?? 'v11';
}

let warned = false;

function key(): Buffer {
  if (!warned) {
    warned = true;
    console.error('stand-in: safeStorage keeps its key in the profile, beside what it encrypts');
  }
  const file = join(userData(), 'Stand-in key');
  if (existsSync(file)) return readFileSync(file);
  mkdirSync(userData(), { recursive: true, mode: 0o700 });
  const made = randomBytes(32);
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}

function refuseEarlyOrLocked(): void {
  if (!appState.ready) throw new Error('safeStorage cannot be used before app is ready');
  if (mode() === 'locked') throw new Error('Encryption is temporarily unavailable. Please try again.');
}

export const safeStorage = fenced('safeStorage', {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return appState.ready && mode() !== 'locked';
  },
  async encryptStringAsync(text: string): Promise<Buffer> {
    refuseEarlyOrLocked();
    if (typeof text !== 'string')
      throw new TypeError('Error processing argument at index 0, conversion failure');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const prefix = Buffer.from(mode() === 'v10' ? 'v10' : 'v11');
    return Buffer.concat([prefix, nonce, cipher.getAuthTag(), body]);
  },
  async decryptStringAsync(bytes: Uint8Array): Promise<{ result: string; shouldReEncrypt: boolean }> {
    refuseEarlyOrLocked();
    if (!(bytes instanceof Uint8Array))
      throw new Error('Expected the first argument of decryptStringAsync() to be a buffer');
    if (bytes.length === 0) return { result: '', shouldReEncrypt: false };
    try {
      if (mode() === 'lost') throw new Error('no such key');
      const nonce = bytes.subarray(3, 15);
      const decipher = createDecipheriv('aes-256-gcm', key(), nonce);
      decipher.setAuthTag(bytes.subarray(15, 31));
      const result = Buffer.concat([decipher.update(bytes.subarray(31)), decipher.final()]).toString('utf8');
      return { result, shouldReEncrypt: false };
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
    }
  },
  getSelectedStorageBackend(): string {
    if (!appState.ready) return 'unknown';
    return mode() === 'v10' ? 'basic_text' : 'gnome_libsecret';
  },
});
