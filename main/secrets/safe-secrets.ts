import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import { type Log, type Secrets, SecretsLocked } from '../core/ports.ts';

/** The part of Electron's safeStorage in use: the async one (facts/electron.md, section 8). */
export type Safe = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

export interface SafeSecretsOptions {
  /** secrets.json of the profile. */
  file: string;
  safe: Safe;
  platform: NodeJS.Platform;
  log: Log;
  /** Waits between the tries while the keyring is locked, ms. */
  retries?: readonly number[];
}

const FileSchema = z.object({
  version: z.literal(1),
  secrets: z.record(z.string(), z.object({ backend: z.string(), sealed: z.base64() })),
});
type File = z.infer<typeof FileSchema>;

/**
 * Keeps secrets sealed by the operating system, in a file of their own beside the settings, with the backend that
 * sealed each. Where the system offers nothing that protects (Linux without a keyring seals with a key that everyone
 * knows), a secret stays in memory and `kept: false` says so (security item 21).
 *
 * `read` gives null for a secret that is not there or cannot be opened any more: the person is asked for it again.
 * It rejects with `SecretsLocked` when the keyring is still locked after the last try. `write` never rejects for want
 * of a safe place, be it a locked keyring or a full disk.
 */
export function createSafeSecrets({
  file,
  safe,
  platform,
  log,
  retries = [200, 800, 2000],
}: SafeSecretsOptions): Secrets {
  const remembered = new Map<string, string>();
  let kept = readFile(file, log);

  const patiently = async <T>(act: () => Promise<T>): Promise<T> => {
    for (const pause of retries) {
      try {
        return await act();
      } catch (error) {
        if (!isTemporary(error)) throw error;
        await wait(pause);
      }
    }
    return await act();
  };

  /** Seals a probe: on Linux the prefix `v10` is the fixed public key, `v11` a keyring, `v12` the portal. */
  const probe = async (): Promise<boolean> => {
    try {
      if (!(await safe.isAsyncEncryptionAvailable())) return false;
      const sealed = await patiently(() => safe.encryptStringAsync('probe'));
      return platform !== 'linux' || sealed.subarray(0, 3).toString('latin1') !== 'v10';
    } catch (error) {
      log.warn('the system keeps no secrets', { error: String(error) });
      return false;
    }
  };

  const keep = (secrets: File['secrets']): void => {
    const next: File = { ...kept, secrets };
    writeFile(file, next);
    kept = next;
  };

  /** False when it could not be sealed or written down; what lay there before still does. */
  const seal = async (name: string, secret: string): Promise<boolean> => {
    try {
      const sealed = await patiently(() => safe.encryptStringAsync(secret));
      const backend = platform === 'linux' ? safe.getSelectedStorageBackend() : platform;
      keep({ ...kept.secrets, [name]: { backend, sealed: Buffer.from(sealed).toString('base64') } });
      return true;
    } catch (error) {
      log.warn('a secret could not be sealed', { name, error: String(error) });
      return false;
    }
  };

  const forget = (name: string): void => {
    if (!Object.hasOwn(kept.secrets, name)) return;
    const { [name]: _gone, ...others } = kept.secrets;
    keep(others);
  };

  return {
    async read(name) {
      const inMemory = remembered.get(name);
      if (inMemory !== undefined) return inMemory;
      const entry = Object.hasOwn(kept.secrets, name) ? kept.secrets[name] : undefined;
      if (entry === undefined) return null;
      let opened: { result: string; shouldReEncrypt: boolean };
      try {
        const sealed = Buffer.from(entry.sealed, 'base64');
        opened = await patiently(() => safe.decryptStringAsync(sealed));
      } catch (error) {
        log.warn('a secret could not be opened', { name, backend: entry.backend, error: String(error) });
        if (isTemporary(error)) throw new SecretsLocked({ cause: error });
        return null;
      }
      remembered.set(name, opened.result);
      if (opened.shouldReEncrypt) await seal(name, opened.result);
      return opened.result;
    },
    async write(name, secret) {
      remembered.set(name, secret);
      if ((await probe()) && (await seal(name, secret))) return { kept: true };
      try {
        forget(name);
      } catch (error) {
        log.warn('an older secret could not be taken off the disk', { name, error: String(error) });
      }
      return { kept: false };
    },
    async remove(name) {
      remembered.delete(name);
      forget(name);
    },
  };
}

function isTemporary(error: unknown): boolean {
  return error instanceof Error && /temporarily unavailable/i.test(error.message);
}

function readFile(path: string, log: Log): File {
  const empty: File = { version: 1, secrets: {} };
  try {
    return FileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return empty;
    log.warn('the secrets file could not be read; the password will be asked for again', {
      error: error instanceof Error ? error.name : 'unknown',
    });
    return empty;
  }
}

function writeFile(path: string, file: File): void {
  const next = `${path}.next`;
  const handle = openSync(next, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(file));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, path);
}
