import type { BrowserWindow, BrowserWindowConstructorOptions, IpcMain, Protocol, session } from 'electron';

/** What main.js leaves on `globalThis` for the tests that run functions in its process. */
export interface MainFixture {
  events: string[];
  /** Pieces that were asked of the streamed answers. */
  pulled: number;
  second: { argv: string[]; cwd: string; data: unknown }[];
  open(options?: BrowserWindowConstructorOptions, url?: string): Promise<BrowserWindow>;
  serve(request: Request): Response;
  BrowserWindow: typeof BrowserWindow;
  ipcMain: IpcMain;
  protocol: Protocol;
  session: typeof session;
}

/** What preload.cjs shows to the page. */
export interface PageFixture {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  on(channel: string, hear: (...args: unknown[]) => void): () => void;
  sum(...numbers: number[]): number;
  fail(): void;
  failLater(): Promise<void>;
  callTwice(run: (turn: number) => unknown): unknown[];
  nested: { list: unknown[]; when: Date; shared: object; again: object };
  seen: Record<string, unknown>;
  joined(list: readonly string[]): string;
  missing(): void;
}

declare global {
  var mainFixture: MainFixture;
  interface Window {
    fixture: PageFixture;
    pageRan: string[];
    secondTry: string;
  }
}
