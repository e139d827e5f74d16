// A small app that uses what Ringnote uses of Electron. The tests drive it through the stand-in's control channel.
import { dirname, join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';

const dir = import.meta.dirname;
const events = [];
globalThis.mainFixture = { events, second: [], pulled: 0 };
const note = (text) => {
  events.push(text);
  process.stdout.write(`${text}\n`);
};

const at = process.argv.indexOf('--profile');
if (at >= 0) app.setPath('userData', process.argv[at + 1]);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
for (const name of [
  'will-finish-launching',
  'ready',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
]) {
  app.on(name, () => note(name));
}
app.on('second-instance', (_event, argv, cwd, data) => {
  globalThis.mainFixture.second.push({ argv, cwd, data });
  note('second-instance');
});
app.on('session-created', (made) => {
  made.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(permission === 'media' && !details.mediaTypes?.includes('video')),
  );
});

const policy =
  "default-src 'none'; script-src 'self'; img-src 'self' app://pictures; connect-src 'self'; frame-src 'self'";
const pages = {
  '/index.html': [
    'text/html',
    '<!doctype html><title>fixture</title><p>here</p><script src="page.js"></script>',
  ],
  '/second.html': ['text/html', '<!doctype html><title>second</title><p>second</p>'],
  '/empty.html': ['text/html', '<!doctype html>'],
  '/socket.html': ['text/html', '<!doctype html><p>socket</p>'],
  '/frame.html': ['text/html', '<!doctype html><p>frame</p>'],
  '/page.js': ['text/javascript', 'window.pageRan = [typeof fixture, typeof require, location.href];'],
  '/data.json': ['application/json', '{"value":42}'],
  '/picture.png': [
    'image/png',
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ],
};
/** 256 bytes that count up, in pieces of 64 and as far as the range goes. */
const bytes = (request) => {
  const [from = 0, to = 255] = (/bytes=(\d+)-(\d+)/.exec(request.headers.get('range') ?? '') ?? [])
    .slice(1)
    .map(Number);
  let at = from;
  const body = new ReadableStream({
    pull(controller) {
      globalThis.mainFixture.pulled += 1;
      const until = Math.min(at + 64, to + 1);
      controller.enqueue(Uint8Array.from({ length: until - at }, (_, n) => at + n));
      at = until;
      if (at > to) controller.close();
    },
  });
  const part = request.headers.has('range');
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(to + 1 - from) };
  if (part) headers['content-range'] = `bytes ${from}-${to}/256`;
  return new Response(body, { status: part ? 206 : 200, headers });
};
const broken = () =>
  new Response(
    new ReadableStream({
      pull(controller) {
        controller.error(new Error('the file ended early'));
      },
    }),
    { headers: { 'content-type': 'application/octet-stream', 'content-length': '256' } },
  );
const serve = (request) => {
  const { pathname } = new URL(request.url);
  if (pathname === '/bytes') return bytes(request);
  if (pathname === '/broken') return broken();
  if (pathname === '/throws') throw new Error('the handler broke');
  if (pathname === '/error') return Response.error();
  const [type, body] = pages[pathname] ?? [];
  if (body === undefined) return new Response('not found', { status: 404 });
  const own = pathname === '/socket.html' ? 'connect-src ws://127.0.0.1:*' : policy;
  return new Response(body, { headers: { 'content-type': type, 'content-security-policy': own } });
};

const open = async (options = {}, url = 'app://fixture/index.html') => {
  const window = new BrowserWindow({
    width: 640,
    height: 480,
    show: false,
    ...options,
    webPreferences: { preload: join(dir, 'preload.cjs'), ...options.webPreferences },
  });
  for (const name of ['close', 'closed', 'ready-to-show']) window.on(name, () => note(`window ${name}`));
  await window.loadURL(url);
  return window;
};
Object.assign(globalThis.mainFixture, {
  open,
  serve,
  app,
  BrowserWindow,
  ipcMain,
  protocol,
  session,
  dirname,
});

ipcMain.handle('echo', (_event, ...args) => args);
ipcMain.handle('whole', (_event, value) => value);
ipcMain.handle('throws', () => {
  throw new TypeError('no such thing');
});
ipcMain.handle('frame', (event) => ({
  url: event.senderFrame.url,
  origin: event.senderFrame.origin,
  top: event.senderFrame === event.sender.mainFrame,
  parent: event.senderFrame.parent,
}));

if (!app.requestSingleInstanceLock({ from: process.pid, list: new Map([['a', 1n]]) })) {
  app.exit(3);
} else {
  void app.whenReady().then(async () => {
    protocol.handle('app', serve);
    session.fromPartition('phone').protocol.handle('app', serve);
    app.on('window-all-closed', () => undefined);
    if (!process.argv.includes('--no-window')) await open();
    note('up');
  });
}
