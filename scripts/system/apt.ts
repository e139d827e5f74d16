import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runCommand } from './run-command.ts';

/** A system package is missing and this run may not install it; `message` carries the exact line to type. */
export class MissingPackagesError extends Error {
  readonly packages: readonly string[];
  constructor(packages: readonly string[], message: string) {
    super(message);
    this.name = 'MissingPackagesError';
    this.packages = packages;
  }
}

const INSTALL_LIMIT = 8 * 60_000;

/**
 * Sees to it that Debian packages are installed, so that a fresh machine needs nothing typed by hand.
 * It installs only on Debian and Ubuntu and only as root; everywhere else it throws with the line to type.
 */
export async function ensurePackages(
  packages: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  if (!existsSync('/usr/bin/apt-get')) {
    throw new MissingPackagesError(
      packages,
      `Needed and not found: ${packages.join(', ')}. Install them with your system's package manager.`,
    );
  }
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new MissingPackagesError(
      missing,
      `Needed and not installed: ${missing.join(', ')}. Type: ${installLine(missing)}`,
    );
  }

  say(`Installing ${missing.join(', ')} with apt-get (once) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
  const update = await runCommand('apt-get', [...patience, 'update'], { env, limit: INSTALL_LIMIT });
  const install = await runCommand(
    'apt-get',
    [...patience, 'install', '-y', '--no-install-recommends', ...missing],
    { env, limit: INSTALL_LIMIT },
  );
  const still = missing.filter((name) => !isInstalled(name));
  if (install.code !== 0 || still.length > 0) {
    const said = lastLines(`${update.output}\n${install.output}`, 5);
    const why = install.why ?? `exit code ${install.code}`;
    throw new MissingPackagesError(
      missing,
      `apt-get could not install ${missing.join(', ')} (${why}): ${said}\nTo try by hand, type: ${installLine(missing)}`,
    );
  }
  if (missing.includes('kamailio')) stopKamailioService();
}

/** The line a person types to install packages, whoever they are. */
export function installLine(packages: readonly string[]): string {
  const names = packages.join(' ');
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`;
}

function isInstalled(name: string): boolean {
  const asked = spawnSync('dpkg-query', ['-W', '-f', `\${db:Status-Status}`, name], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout === 'installed';
}

/** Debian starts a freshly installed server; the SIP lab starts its own on loopback and needs this one gone. */
function stopKamailioService(): void {
  spawnSync('service', ['kamailio', 'stop'], { stdio: 'ignore', timeout: 20_000 });
}

function lastLines(text: string, count: number): string {
  return text.trim().split('\n').slice(-count).join(' / ');
}
