import type { Session } from './session.ts';

/** Each level is so many times the one below it (Chromium, third_party/blink/public/common/page/page_zoom.h). */
const ratio = 1.2;
/** The least and the greatest factor that Chromium takes (same file). */
const bounds = { least: 0.25, greatest: 5 } as const;

/** Levels by host: every window of a session that shows the same host has the same (electron.d.ts, `setZoomLevel`). */
const kept = new WeakMap<Session, Map<string, number>>();

export function zoomLevel(session: Session, url: string): number {
  return kept.get(session)?.get(hostOf(url)) ?? 0;
}

export function keepZoomLevel(session: Session, url: string, level: number): void {
  const levels = kept.get(session) ?? new Map<string, number>();
  levels.set(hostOf(url), levelOf(Math.min(Math.max(factorOf(level), bounds.least), bounds.greatest)));
  kept.set(session, levels);
}

export function factorOf(level: number): number {
  return ratio ** level;
}

export function levelOf(factor: number): number {
  return Math.log(factor) / Math.log(ratio);
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
