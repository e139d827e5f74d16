/**
 * A length of time as a clock face, for timers and columns where figures must line up: `0:07`, `12:40`, `1:02:03`.
 * Part seconds are cut off, so a running timer never shows a second that has not passed.
 *
 * @param ms milliseconds; less than zero counts as zero.
 */
export function clockFace(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const pad = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}
