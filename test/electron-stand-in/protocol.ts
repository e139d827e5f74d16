import { appState } from './app-state.ts';
import { fenced } from './missing.ts';
import { note } from './record.ts';
import { privilegesOf, registerScheme, type SchemePrivileges } from './scheme.ts';

type Handler = (request: Request) => Response | Promise<Response>;

export interface ProtocolAnswer {
  status: number;
  headers: { name: string; value: string }[];
  body: Buffer;
}

/** Chromium's error numbers that a handler can cause (facts/electron.md, section 5). */
export class ProtocolError extends Error {
  readonly code: number;
  constructor(name: string, code: number) {
    super(name);
    this.code = code;
  }
}

/** The largest body, bytes: the app answers large files in parts, so one that is larger is a fault of the app. */
const bodyAtMost = 64 * 1024 * 1024;

let registered = false;

/** The `protocol` of one session: handlers never act on another (section 5). */
export class SessionProtocol {
  private readonly handlers = new Map<string, Handler>();

  readonly api = fenced('protocol', {
    registerSchemesAsPrivileged: (schemes: { scheme: string; privileges?: SchemePrivileges }[]) => {
      if (appState.ready) {
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      }
      if (registered) {
        throw new Error('not in the stand-in: electron.protocol.registerSchemesAsPrivileged called twice');
      }
      registered = true;
      for (const { scheme, privileges = {} } of schemes) {
        if (privileges.codeCache && !privileges.standard) {
          throw new Error(
            'Code cache can only be enabled when the custom scheme is registered as standard scheme.',
          );
        }
        if (!privileges.standard || !privileges.secure) {
          throw new Error(
            'not in the stand-in: electron.protocol with a scheme that is not standard and secure',
          );
        }
        registerScheme(scheme, privileges);
      }
    },
    handle: (scheme: string, handler: Handler) => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      if (!privilegesOf(scheme)) {
        throw new Error(`not in the stand-in: electron.protocol.handle('${scheme}') without privileges`);
      }
      this.handlers.set(scheme, handler);
    },
    unhandle: (scheme: string) => {
      if (!this.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
    },
    isProtocolHandled: (scheme: string) => this.handlers.has(scheme),
  });

  /** Runs the app's handler; throws `ProtocolError` where Electron would fail the request. */
  async answer(scheme: string, request: Request): Promise<ProtocolAnswer> {
    const handler = this.handlers.get(scheme);
    if (!handler) throw new ProtocolError('ERR_FAILED', -2);
    let response: Response;
    try {
      response = await handler(request);
    } catch (error) {
      console.error(error);
      throw new ProtocolError('ERR_UNEXPECTED', -9);
    }
    if (!(response instanceof Response)) throw new ProtocolError('ERR_UNEXPECTED', -9);
    if (response.type === 'error') throw new ProtocolError('ERR_FAILED', -2);
    const headers = [...response.headers].map(([name, value]) => ({ name, value }));
    if (!response.headers.has('content-type')) {
      headers.push({ name: 'content-type', value: 'text/html; charset=utf-8' });
    }
    return {
      status: response.status,
      headers,
      body: await wholeBody(response),
    };
  }
}

/** Electron streams a body; the debugger's protocol takes it whole (`Fetch.fulfillRequest`), so there is an end to it. */
async function wholeBody({ body }: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > bodyAtMost) {
      const text = `not in the stand-in: electron.protocol.handle with a body over ${bodyAtMost} bytes`;
      note('failures', { text });
      throw new ProtocolError('ERR_FAILED', -2);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
