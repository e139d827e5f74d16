import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  version: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

const root = join(import.meta.dirname, '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const manifest: Manifest = read('package.json');
const lock: { lockfileVersion: number; packages: Record<string, LockedPackage & Manifest> } =
  read('package-lock.json');
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
const asked = { ...manifest.devDependencies, ...manifest.optionalDependencies };
const isPresent = (name: string) => locked.some(([path]) => path.endsWith(`node_modules/${name}`));

describe('the lock file', () => {
  it('says what each package is, and leaves where it comes from to the machine', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(locked.length).toBeGreaterThan(200);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"https?:\/\/[^"]*\.tgz/);
  });

  it('has a SHA-512 of every package', () => {
    const without = locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('knows the packages of every platform, or npm ci fails on all of them', () => {
    const platformPackages = locked.flatMap(([, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}),
    );
    expect(platformPackages.length).toBeGreaterThan(20);
    expect(platformPackages.filter((name) => !isPresent(name))).toEqual([]);
  });

  it('agrees with package.json', () => {
    const top = lock.packages[''];
    expect(top?.devDependencies).toEqual(manifest.devDependencies);
    expect(top?.optionalDependencies).toEqual(manifest.optionalDependencies);
    for (const [name, version] of Object.entries(asked)) {
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });
});

describe('package.json', () => {
  it('asks for exact versions only', () => {
    const loose = Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  it('has no runtime dependency, because everything is bundled', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
  });

  it('takes all of Mantine in one version', () => {
    const versions = locked.filter(([path]) => path.includes('node_modules/@mantine/'));
    expect(versions.length).toBeGreaterThanOrEqual(3);
    expect(new Set(versions.map(([, { version }]) => version)).size).toBe(1);
  });

  it('brings Node 24 for each desktop platform, none of which npm must have', () => {
    const nodes = Object.entries(manifest.optionalDependencies);
    expect(nodes.map(([name]) => name.replace(/^node-(bin-)?/, '')).sort()).toEqual([
      'darwin-arm64',
      'darwin-x64',
      'linux-arm64',
      'linux-x64',
      'win-x64',
    ]);
    for (const [name, version] of nodes) {
      expect(version, name).toMatch(/^24\./);
      expect(lock.packages[`node_modules/${name}`]?.optional, name).toBe(true);
    }
  });
});
