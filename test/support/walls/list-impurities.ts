import { isNode, lineOf, parseModule, type SyntaxNode, walk } from './parse-module.ts';

export interface Impurity {
  /** E.g. `Date.now` or `setTimeout`. */
  name: string;
  line: number;
}

/** Globals that bring time, chance or the outside world, and so make a result depend on more than its arguments. */
const IMPURE_GLOBALS = new Set([
  'Buffer',
  'WebSocket',
  'console',
  'crypto',
  'document',
  'fetch',
  'globalThis',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
]);

const IMPURE_MEMBERS = new Set(['Date.now', 'Math.random']);

/**
 * Finds clocks, randomness and the outside world in a file that must be pure. It goes by names alone: a variable of
 * one's own named like one of these globals is found as well, and is better renamed.
 */
export function listImpurities(path: string, source: string): Impurity[] {
  const found: Impurity[] = [];
  walk(parseModule(path, source), (node, parent, field) => {
    const line = lineOf(source, node.start);
    if (node.type === 'MemberExpression' && isNode(node.object) && isNode(node.property)) {
      const name = `${node.object.name}.${node.property.name ?? node.property.value}`;
      if (IMPURE_MEMBERS.has(name)) found.push({ name, line });
    }
    if (node.type === 'VariableDeclarator' && isNode(node.init) && isNode(node.id)) {
      for (const key of destructuredKeys(node.id)) {
        const name = `${node.init.name}.${key}`;
        if (IMPURE_MEMBERS.has(name)) found.push({ name, line });
      }
    }
    if (isDateOfNow(node)) found.push({ name: 'new Date()', line });
    if (node.type === 'Identifier' && IMPURE_GLOBALS.has(String(node.name)) && isUse(parent, field)) {
      found.push({ name: String(node.name), line });
    }
  });
  return found;
}

function isDateOfNow(node: SyntaxNode): boolean {
  if (!isNode(node.callee) || node.callee.name !== 'Date') return false;
  if (node.type === 'CallExpression') return true;
  return node.type === 'NewExpression' && Array.isArray(node.arguments) && node.arguments.length === 0;
}

function destructuredKeys(pattern: SyntaxNode): unknown[] {
  if (pattern.type !== 'ObjectPattern' || !Array.isArray(pattern.properties)) return [];
  return pattern.properties.map((each) => (isNode(each.key) ? each.key.name : undefined));
}

/** A name after a dot, or the key of an object, a type or a method, is only a name. */
function isUse(parent: SyntaxNode | null, field: string): boolean {
  if (parent === null || parent.computed === true) return true;
  if (field === 'key') return parent.shorthand === true;
  return !(parent.type === 'MemberExpression' && field === 'property');
}
