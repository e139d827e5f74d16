import type { Codec } from '../serialise.ts';
import type { Crossing } from './crossing.ts';

/** What the stand-in's main side tells each new document. */
export interface PreloadFacts {
  /** Name of the binding through which this world speaks to main. */
  binding: string;
  /** Name of the function through which main speaks to this world. */
  receiver: string;
  argv: string[];
  env: Record<string, string>;
  platform: string;
  arch: string;
  pid: number;
  execPath: string;
  versions: Record<string, string>;
}

/** The parameters that Electron compiles a sandboxed preload with (facts/electron.md, section 4). */
export type Preload = (
  require: (name: string) => unknown,
  process: unknown,
  exports: object,
  module: { exports: object },
  buffer: unknown,
  global: unknown,
  setImmediate: unknown,
  clearImmediate: unknown,
) => void;

/**
 * What a sandboxed preload finds around it: a `require` of four modules, a `process` that is a shim, `ipcRenderer` and
 * `contextBridge` (facts/electron.md, sections 3 and 4). Runs in its own isolated world, in the top frame only, before
 * the page's scripts. Self-contained: put into the page as text.
 */
export function preloadWorld(
  facts: PreloadFacts,
  crossing: Crossing,
  codec: Codec,
  preload: Preload | null,
): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const toMain = world[facts.binding] as (text: string) => void;
  const tell = (message: object) => toMain(JSON.stringify(message));

  function missing(name: string): never {
    throw new Error(`not in the stand-in: electron.${name}`);
  }
  function fenced<T extends object>(name: string, members: T): T {
    return new Proxy(members, {
      get(target, key, receiver) {
        if (key in target || typeof key === 'symbol' || key === 'then')
          return Reflect.get(target, key, receiver);
        return missing(`${name}.${key}`);
      },
    });
  }

  type Listener = (...args: unknown[]) => void;
  class Emitter {
    private readonly heard = new Map<string, { listener: Listener; run: Listener }[]>();
    on(event: string, listener: Listener): this {
      return this.add(event, listener, listener);
    }
    addListener(event: string, listener: Listener): this {
      return this.add(event, listener, listener);
    }
    once(event: string, listener: Listener): this {
      const run = (...args: unknown[]) => {
        this.removeListener(event, listener);
        listener(...args);
      };
      return this.add(event, listener, run);
    }
    off(event: string, listener: Listener): this {
      return this.removeListener(event, listener);
    }
    removeListener(event: string, listener: Listener): this {
      const left = [...(this.heard.get(event) ?? [])];
      const at = left.findLastIndex((one) => one.listener === listener);
      if (at >= 0) left.splice(at, 1);
      this.heard.set(event, left);
      return this;
    }
    removeAllListeners(event?: string): this {
      if (event === undefined) this.heard.clear();
      else this.heard.delete(event);
      return this;
    }
    listenerCount(event: string): number {
      return this.heard.get(event)?.length ?? 0;
    }
    emit(event: string, ...args: unknown[]): boolean {
      const all = this.heard.get(event) ?? [];
      for (const { run } of all) run.apply(this, args);
      return all.length > 0;
    }
    private add(event: string, listener: Listener, run: Listener): this {
      if (typeof listener !== 'function')
        throw new TypeError('The "listener" argument must be of type function');
      this.heard.set(event, [...(this.heard.get(event) ?? []), { listener, run }]);
      return this;
    }
  }

  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;

  class IpcRenderer extends Emitter {
    send(channel: string, ...args: unknown[]): void {
      if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
      tell({ kind: 'send', channel, args: codec.encode(args) });
    }
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
      const encoded = codec.encode(args);
      const id = ++lastId;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(id, { resolve, reject });
      tell({ kind: 'invoke', id, channel, args: encoded });
      const answer = (await promise) as { error?: string; value?: string };
      if (answer.error !== undefined) {
        throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
      }
      return codec.decode(answer.value ?? 'null');
    }
  }
  const ipcRenderer = fenced('ipcRenderer', new IpcRenderer());

  Object.defineProperty(world, facts.receiver, {
    value(text: string) {
      const message = JSON.parse(text) as Record<string, unknown>;
      if (message.kind === 'answer') {
        const asker = waiting.get(message.id as number);
        waiting.delete(message.id as number);
        asker?.resolve(message);
        return;
      }
      const args = codec.decode(message.args as string) as unknown[];
      ipcRenderer.emit(message.channel as string, { sender: ipcRenderer, ports: [] }, ...args);
    },
  });

  document.addEventListener('securitypolicyviolation', (event) => {
    tell({
      kind: 'violation',
      directive: event.effectiveDirective,
      blocked: event.blockedURI,
      source: `${event.sourceFile}:${event.lineNumber}`,
    });
  });

  // What the page took for itself is none of the menu's, and that is known when all its listeners have run.
  window.addEventListener('keydown', (event) => {
    const { key, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta } = event;
    if (!ctrl && !alt && !meta) return;
    setTimeout(() => {
      if (!event.defaultPrevented) tell({ kind: 'key', key, ctrl, alt, shift, meta });
    }, 0);
  });

  const contextBridge = fenced('contextBridge', {
    exposeInMainWorld(key: string, api: unknown) {
      crossing.expose(key, api);
    },
  });

  const electron = fenced('renderer', { contextBridge, ipcRenderer });
  const modules: Record<string, unknown> = {
    electron,
    'electron/common': fenced('common', {}),
    'electron/renderer': electron,
    events: fenced('events', { EventEmitter: Emitter }),
    timers: fenced('timers', { setTimeout, clearTimeout, setInterval, clearInterval }),
    url: fenced('url', { URL, URLSearchParams }),
  };
  function require(name: string): unknown {
    const found = name.startsWith('node:') ? modules[name.slice(5)] : modules[name];
    if (found === undefined || (name.startsWith('node:') && name.includes('electron'))) {
      throw new Error(`module not found: ${name}`);
    }
    return found;
  }

  const process = fenced('process', {
    argv: facts.argv,
    env: facts.env,
    platform: facts.platform,
    arch: facts.arch,
    pid: facts.pid,
    execPath: facts.execPath,
    versions: facts.versions,
    version: `v${facts.versions.node}`,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  });
  const buffer = new Proxy(class Buffer {}, {
    get: () => missing('Buffer in a preload'),
    apply: () => missing('Buffer in a preload'),
    construct: () => missing('Buffer in a preload'),
  });
  const soon = (run: (...args: unknown[]) => void, ...args: unknown[]) => setTimeout(run, 0, ...args);

  const module = { exports: {} };
  try {
    preload?.(require, process, module.exports, module, buffer, globalThis, soon, clearTimeout);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    tell({ kind: 'preload-error', message, stack: stack ?? '' });
    console.error(`Unable to load preload script\n${stack ?? message}`);
  }
}
