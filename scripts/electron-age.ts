import { electronAge } from './system/electron-age.ts';
import { electronVersion } from './system/electron-runtime.ts';
import { runCommand } from './system/run-command.ts';

const LIMIT = 20_000;

/** Advice only: it never fails, so that neither a closed network nor a new Electron stops anybody's work. */
async function tellAge(): Promise<string> {
  const ours = electronVersion();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const end = await runCommand(npm, ['view', 'electron', 'dist-tags', '--json'], { limit: LIMIT });
  const json = end.output.slice(end.output.indexOf('{'), end.output.lastIndexOf('}') + 1);
  if (end.code !== 0 || json === '') {
    return `Electron ${ours}: npm could not be asked (${end.why ?? `exit code ${end.code}`}), so its age is not known.`;
  }
  try {
    return electronAge(ours, JSON.parse(json) as Record<string, string>);
  } catch {
    return `Electron ${ours}: npm's answer could not be read, so its age is not known.`;
  }
}

console.log(await tellAge());
