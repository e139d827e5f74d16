import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type Import, listImports } from './list-imports.ts';
import { listImpurities } from './list-impurities.ts';
import { RESERVED, ROOMS, ROOMS_APART, type Room } from './rooms.ts';

/**
 * Compares files (path from the top of the repository → text) with the table of rooms. Each breach is one line for
 * the person who made it: file → import → rule → what to do.
 */
export function findBreaches(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, source]) => {
    const room = roomOf(path);
    if (room === null) {
      return [
        `${path} is in no room: add its folder, and whom it may import, to test/support/walls/rooms.ts.`,
      ];
    }
    const imports = listImports(path, source).flatMap((each) => judgeImport(path, room, each));
    const impurities = room.pure ? listImpurities(path, source) : [];
    return [
      ...imports,
      ...impurities.map(
        ({ name, line }) =>
          `${path}:${line} → ${name} → ${room.at} is pure: no clock, chance or outside world. ${room.instead}`,
      ),
      ...knowsStandIn(path, source),
    ];
  });
}

/** The room a file is in; null for a file that belongs nowhere. */
export function roomOf(path: string): Room | null {
  const house = ROOMS.find(({ at }) => path === at || path.startsWith(`${at}/`));
  if (house !== undefined) return house;
  const row = ROOMS_APART.find(({ at }) => path.startsWith(`${at}/`));
  if (row === undefined) return null;
  const name = path
    .slice(row.at.length + 1)
    .split('/')[0]
    ?.replace(/\.tsx?$/, '');
  return { ...row, at: `${row.at}/${name}` };
}

function judgeImport(path: string, room: Room, found: Import): string[] {
  const where = `${path}:${found.line}`;
  const { specifier } = found;
  if (specifier === null) {
    return [
      `${where} → a computed import → every import names its module in plain text. Write the name out.`,
    ];
  }
  const breach = (rule: string) => [`${where} → ${specifier} → ${rule}. ${room.instead}`];
  if (!specifier.startsWith('.')) {
    const name = packageName(specifier);
    if (room.packages.some((allowed) => covers(allowed, name))) return [];
    return breach(`${room.at} may import ${listed(room.packages, 'no package')}`);
  }

  const target = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
  if (isIn(target, room.at)) return [];
  const allowed = room.rooms.find((each) => isIn(target, each));
  if (allowed === undefined) return breach(`${room.at} may import ${listed(room.rooms, 'only itself')}`);
  const values = room.valuesOnlyFrom?.[allowed];
  if (values !== undefined && !found.typeOnly && !values.includes(target)) {
    return breach(`${room.at} may import more than types only from ${values.join(', ')}`);
  }
  return [];
}

/** Nothing of the product may behave otherwise because a test host exists, so nothing of it may even name it. */
function knowsStandIn(path: string, source: string): string[] {
  const at = source.search(/electron[-_ ]?stand[-_ ]?in/i);
  if (at < 0) return [];
  const line = source.slice(0, at).split('\n').length;
  return [
    `${path}:${line} → the stand-in → only tests and scripts/start.ts know of it. Ask for the fact it needs as a port or a flag.`,
  ];
}

function isIn(target: string, room: string): boolean {
  const bare = target.replace(/\.tsx?$/, '');
  return target === room || bare === room || target.startsWith(`${room}/`);
}

function packageName(specifier: string): string {
  if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
  const [first, second] = specifier.split('/');
  return first?.startsWith('@') ? `${first}/${second}` : (first ?? specifier);
}

function covers(allowed: string, name: string): boolean {
  if (allowed === name) return true;
  if (!allowed.endsWith('*') || RESERVED.includes(name)) return false;
  return name.startsWith(allowed.slice(0, -1));
}

function listed(names: readonly string[], none: string): string {
  return names.length === 0 ? none : `only ${names.join(', ')}`;
}
