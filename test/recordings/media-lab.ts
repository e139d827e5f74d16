import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { mediaRequests } from '../../contract/ipc/media-contract.ts';
import { fail, type Result } from '../../contract/ipc/result.ts';
import type { RecordingFormat } from '../../contract/recording/recording.ts';
import type { KeptRecording, MediaWork } from '../../main/core/ports.ts';
import { createMediaJobs, type MediaJobs } from '../../main/recordings/media-jobs.ts';
import { servePages } from '../../main/shell/serve-pages.ts';
import { createRecordingRoute } from '../../main/shell/serve-recordings.ts';

const root = join(import.meta.dirname, '../..');

/** The media page as it ships, in Chromium under its own CSP, driven by main's queue; recordings come by main's route. */
export interface MediaLab {
  work: MediaWork;
  jobs: MediaJobs;
  page: Page;
  /** Puts a file where the route finds it, and gives what the log would know of it. */
  know(path: string, format: RecordingFormat): KeptRecording;
  /** What went wrong in the page. */
  troubles: string[];
  /** Answers that the route gave. */
  answers: { status: number; bytes: number }[];
  close(): Promise<void>;
}

export async function startMediaLab(): Promise<MediaLab> {
  const out = mkdtempSync(join(tmpdir(), 'ringnote-media-'));
  await build({
    configFile: false,
    root: join(root, 'renderer'),
    logLevel: 'error',
    build: {
      outDir: out,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'renderer/media/index.html') },
    },
  });
  const known = new Map<string, { kept: KeptRecording; path: string }>();
  const route = createRecordingRoute();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  route.use({
    callLog: { recording: async (id) => known.get(id)?.kept ?? null },
    files: { path: ({ id }) => known.get(id)?.path ?? '' },
    log,
  });
  const answers: { status: number; bytes: number }[] = [];
  let serve: ReturnType<typeof servePages> | null = null;
  const server = createServer(async (request, response) => {
    const headers = new Headers(request.headers as Record<string, string>);
    const url = `http://${request.headers.host}${request.url}`;
    const answer = await serve?.(new Request(url, { method: request.method ?? 'GET', headers }));
    if (answer === undefined) return response.writeHead(503).end();
    if (request.url?.startsWith('/recordings/')) {
      answers.push({ status: answer.status, bytes: Number(answer.headers.get('content-length') ?? 0) });
    }
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body === null) return response.end();
    return Readable.fromWeb(answer.body as import('node:stream/web').ReadableStream).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  serve = servePages({
    root: out,
    origin,
    pages: ['/media/index.html'],
    connect: () => [],
    wasm: true,
    recordings: route.answer,
  });

  const browser: Browser = await chromium.launch({
    executablePath: process.env.RINGNOTE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    // Chromium looks for an icon of each page; Electron does not.
    const icon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !icon) troubles.push(message.text());
  });
  const tell = (name: string, fact: unknown): void => {
    void page.evaluate(
      ([name, fact]) => (globalThis as never as Hearing).hear(String(name), fact),
      [name, fact],
    );
  };
  const jobs = createMediaJobs({
    page: {
      wake: () => tell('media.work', {}),
      stop: (job) => tell('media.stop', { job }),
      kill: (why) => troubles.push(`killed: ${why}`),
      idle: () => undefined,
    },
    uuid: randomUUID,
    log,
  });
  await page.exposeFunction('askMain', async (name: keyof typeof mediaRequests, asked: Packed) => {
    const ask = mediaRequests[name].ask.safeParse(unpacked(asked));
    if (!ask.success) {
      troubles.push(`${name}: ${ask.error.message}`);
      return fail('bad_request', ask.error.message);
    }
    return (jobs.handlers[name] as (ask: unknown) => Promise<Result<unknown>>)(ask.data);
  });
  await page.addInitScript(installBridge);
  await page.goto(`${origin}/media/index.html`);
  return {
    work: jobs.work,
    jobs,
    page,
    troubles,
    answers,
    know(path, format) {
      const kept: KeptRecording = {
        id: randomUUID(),
        call: randomUUID(),
        name: 'x',
        kind: 'attached',
        format,
        bytes: statSync(path).size,
        sha256: '0'.repeat(64),
        createdAt: 1,
        durationMs: null,
        unplayable: null,
        recovered: false,
        marks: [],
        mtimeMs: 0,
        trashedAt: null,
      };
      known.set(kept.id, { kept, path });
      return kept;
    },
    async close() {
      await jobs.close();
      await browser.close();
      server.close();
      server.closeAllConnections();
      rmSync(out, { recursive: true, force: true });
    },
  };
}

interface Hearing {
  hear(name: string, fact: unknown): void;
}
type Packed = Record<string, unknown>;

/** Bytes cross to main as text here; in the app they cross as they are. */
function unpacked(asked: Packed): unknown {
  return Object.fromEntries(
    Object.entries(asked).map(([key, value]) => {
      const bytes = (value as { base64?: string } | null)?.base64;
      return [key, bytes === undefined ? value : new Uint8Array(Buffer.from(bytes, 'base64'))];
    }),
  );
}

/** Runs in the page, before its scripts. */
function installBridge(): void {
  const hearers = new Map<string, (message: unknown) => void>();
  const bare = globalThis as unknown as {
    askMain(name: string, asked: unknown): Promise<unknown>;
    hear: Hearing['hear'];
    ringnoteMedia: unknown;
  };
  const packed = (asked: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(asked).map(([key, value]) => [
        key,
        value instanceof Uint8Array
          ? { base64: (value as unknown as { toBase64(): string }).toBase64() }
          : value,
      ]),
    );
  const named = (make: (name: string) => unknown) =>
    new Proxy({}, { get: (_target, name) => make(String(name)) });
  bare.hear = (name, fact) => hearers.get(name)?.({ seq: 1, fact });
  bare.ringnoteMedia = {
    ask: named((name) => (asked: Record<string, unknown>) => bare.askMain(name, packed(asked))),
    on: named((name) => (hear: (message: unknown) => void) => {
      hearers.set(name, hear);
      return () => hearers.delete(name);
    }),
  };
}
