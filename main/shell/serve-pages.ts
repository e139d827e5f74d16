import { randomBytes } from 'node:crypto';
import { contentSecurityPolicy } from './csp.ts';
import { readPageFile } from './page-file.ts';

/** What one session serves of our scheme. */
export interface Pages {
  /** Folder of the built pages. */
  root: string;
  /** The one origin that this session has, e.g. `app://phone`. */
  origin: string;
  /** The pages there; scripts and styles of every page lie in `/assets`. */
  pages: readonly string[];
  /** Sources to add to `connect-src`, asked for at each load of the page. */
  connect(): readonly string[];
  /** Whether its pages may compile WebAssembly of ours. */
  wasm?: boolean;
  /** Answers what is below `/recordings/`, where the session has recordings. */
  recordings?: (request: Request) => Promise<Response>;
  /** Pages that are made, not read: path → HTML. */
  made?: Readonly<Record<string, () => string>>;
}

/** Stands in index.html where a style's nonce goes; a fresh one is put there at each load. */
const noncePlace = '%CSP_NONCE%';

/**
 * Makes the handler that answers every request of our scheme in one session: GET of a built file, under the CSP and
 * with its type fixed; everything else is refused.
 */
export function servePages(pages: Pages): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url } = request;
    const nonce = randomBytes(18).toString('base64');
    const { protocol, host, pathname } = new URL(url);
    const own = `${protocol}//${host}` === pages.origin;
    if (own && pages.recordings && pathname.startsWith('/recordings/')) return pages.recordings(request);
    const listed = pages.pages.includes(pathname) || pathname.startsWith('/assets/');
    const made = own ? pages.made?.[pathname] : undefined;
    const file =
      made === undefined
        ? own && listed
          ? await readPageFile(pages.root, pathname)
          : null
        : { type: 'text/html; charset=utf-8', body: new TextEncoder().encode(made()) };
    const headers = {
      'content-security-policy': contentSecurityPolicy(nonce, {
        connect: pages.connect(),
        wasm: pages.wasm ?? false,
      }),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    };
    if (method !== 'GET') return new Response('', { status: 405, headers: { ...headers, allow: 'GET' } });
    if (file === null) {
      return new Response('', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } });
    }
    const body = file.type.startsWith('text/html')
      ? new TextDecoder().decode(file.body).replaceAll(noncePlace, nonce)
      : file.body;
    return new Response(body, { status: 200, headers: { ...headers, 'content-type': file.type } });
  };
}
