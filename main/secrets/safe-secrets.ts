import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import type { Log, Secrets } from '../core/ports.ts';

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
  let protects: Promise<boolean> | null = null;

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

  const seal = async (name: string, secret: string): Promise<void> => {
    const sealed = await patiently(() => safe.encryptStringAsync(secret));
    const backend = platform === 'linux' ? safe.getSelectedStorageBackend() : platform;
    const entry = { backend, sealed: Buffer.from(sealed).toString('base64') };
    kept = { ...kept, secrets: { ...kept.secrets, [name]: entry } };
    writeFile(file, kept);
  };

  const forget = (name: string): void => {
    if (!Object.hasOwn(kept.secrets, name)) return;
    const { [name]: _gone, ...others } = kept.secrets;
    kept = { ...kept, secrets: others };
    writeFile(file, kept);
  };

  return {
    async read(name) {
      const inMemory = remembered.get(name);
      if (inMemory !== undefined) return inMemory;
      const entry = Object.hasOwn(kept.secrets, name) ? kept.secrets[name] : undefined;
      if (entry === undefined) return null;
      try {
        const sealed = Buffer.from(entry.sealed, 'base64');
        const { result, shouldReEncrypt } = await patiently(() => safe.decryptStringAsync(sealed));
        if (shouldReEncrypt) await seal(name, result);
        remembered.set(name, result);
        return result;
      } catch (error) {
        log.warn('a secret could not be opened', { name, backend: entry.backend, error: String(error) });
        return null;
      }
    },
    async write(name, secret) {
      remembered.set(name, secret);
      protects ??= probe();
      if (!(await protects)) {
        forget(name);
        return { kept: false };
      }
      await seal(name, secret);
      return { kept: true };
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
