import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { compileFunction } from 'node:vm';
import { makeCodec } from './serialise.ts';
import { makeCrossing } from './world/crossing.ts';
import { type PreloadFacts, preloadWorld } from './world/preload-world.ts';

const parameters = 'require, process, exports, module, Buffer, global, setImmediate, clearImmediate';

/** The two scripts that open every top-level document of a page, and what was wrong with the preload, if anything. */
export interface PreloadScripts {
  /** For the page's own world; it must be registered first, because the other calls it. */
  page: string;
  /** For the preload's world. */
  preload: string;
  error: Error | null;
}

/**
 * Builds them. A preload that cannot be read or parsed is reported and the page loads without it; a relative path is
 * ignored silently (facts/electron.md, section 2).
 */
export function preloadScripts(
  path: string | undefined,
  secret: string,
  facts: PreloadFacts,
): PreloadScripts {
  let error: Error | null = null;
  let compiled = 'null';
  if (path !== undefined && isAbsolute(path)) {
    try {
      const text = readFileSync(path, 'utf8');
      compileFunction(text, parameters.split(', '), { filename: path });
      compiled = `function (${parameters}) {${text}\n}`;
    } catch (problem) {
      error = problem as Error;
    }
  }
  const crossing = (side: string) => `(${makeCrossing})(${JSON.stringify(secret)}, '${side}')`;
  return {
    page: `if (window === window.top) ${crossing('page')};`,
    preload: `if (window === window.top) (${preloadWorld})(${JSON.stringify(facts)}, ${crossing('preload')}, (${makeCodec})(), ${compiled});`,
    error,
  };
}
