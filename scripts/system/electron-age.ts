/** Electron supports its newest majors, so many of them (electronjs.org/docs/latest/tutorial/electron-timelines). */
const supportedMajors = 3;

/**
 * Says in one line how our Electron stands against what is published, because each Electron carries a Chromium and
 * its holes (security item 16). `tags` are npm's dist-tags: `latest`, and one `NN-x-y` for each major.
 */
export function electronAge(ours: string, tags: Readonly<Record<string, string>>): string {
  const mine = parts(ours);
  const newest = parts(tags.latest ?? '');
  if (mine === null || newest === null) return `Electron ${ours}: npm does not say which is the newest.`;
  const behind = newest.major - mine.major;
  if (behind >= supportedMajors) {
    return `Electron ${ours} is not supported any more: ${tags.latest} is the newest. Move to it before the next release.`;
  }
  const line = parts(tags[`${mine.major}-x-y`] ?? (behind === 0 ? (tags.latest ?? '') : ''));
  const support =
    behind <= 0 ? 'the newest major' : `supported, ${behind} behind the newest major (${tags.latest})`;
  if (line === null)
    return `Electron ${ours} is ${support}; npm does not say which is the newest of its line.`;
  const newer = line.minor > mine.minor || (line.minor === mine.minor && line.patch > mine.patch);
  const patches = line.minor === mine.minor ? line.patch - mine.patch : null;
  if (!newer) return `Electron ${ours} is ${support}, and the newest of its line.`;
  const howFar = patches === null ? 'a minor' : patches === 1 ? '1 patch' : `${patches} patches`;
  return `Electron ${ours} is ${support}, and ${howFar} behind: ${line.text} is the newest of its line.`;
}

function parts(version: string): { major: number; minor: number; patch: number; text: string } | null {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (match === null) return null;
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3]), text: version };
}
