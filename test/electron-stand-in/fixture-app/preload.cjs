const { contextBridge, ipcRenderer } = require('electron');

const tryRequire = (name) => {
  try {
    return typeof require(name);
  } catch (error) {
    return error.message;
  }
};
const shared = { name: 'shared' };
contextBridge.exposeInMainWorld('fixture', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  on: (channel, hear) => {
    const listener = (_event, ...args) => hear(...args);
    ipcRenderer.on(channel, listener);
    return () => ipcRenderer.off(channel, listener);
  },
  sum: (...numbers) => numbers.reduce((a, b) => a + b, 0),
  fail: () => {
    throw Object.assign(new RangeError('out of range'), { code: 7 });
  },
  failLater: async () => {
    throw new RangeError('later');
  },
  callTwice: (run) => [run(1), run(2)],
  nested: { list: [1, { deep: true }], when: new Date(0), shared, again: shared },
  seen: {
    require: ['electron', 'electron/renderer', 'node:events', 'timers', 'url', 'fs', './x'].map(tryRequire),
    parameters: [
      typeof require,
      typeof process,
      typeof exports,
      typeof module,
      typeof Buffer,
      typeof global,
    ].join(),
    dirname: typeof __dirname,
    sandboxed: process.sandboxed,
    type: process.type,
    state: document.readyState,
  },
  // Looks the method up at each call, as a preload that can be polluted would.
  joined: (list) => [...list].join('-'),
  missing: () => ipcRenderer.sendSync('x'),
});
let second = 'no error';
try {
  contextBridge.exposeInMainWorld('fixture', {});
} catch (error) {
  second = error.message;
}
contextBridge.exposeInMainWorld('secondTry', second);
