import { readFile, realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A file of the built pages, ready to be served. */
export interface PageFile {
  type: string;
  body: Uint8Array<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
};

/**
 * Reads the file that a path of our scheme names, or null when it names none (security item 18). The build writes
 * plain names only, so whatever is encoded, dotted or slashed otherwise is no name of ours; a symbolic link, or a
 * name that differs in case from the file's, shows as another real path.
 */
export async function readPageFile(root: string, pathname: string): Promise<PageFile | null> {
  if (!/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(pathname) || pathname.includes('..')) return null;
  const type = types[extname(pathname)];
  if (type === undefined) return null;
  try {
    const wanted = join(await realpath(root), ...pathname.split('/'));
    if ((await realpath(wanted)) !== wanted) return null;
    return { type, body: new Uint8Array(await readFile(wanted)) };
  } catch {
    return null;
  }
}
