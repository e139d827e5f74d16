import { parseSync } from 'vite';

/** Any node of the syntax tree, as far as the walls look at it (ESTree with TypeScript's additions). */
export interface SyntaxNode {
  type: string;
  start: number;
  [field: string]: unknown;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
}

/** Parses one file by the parser that also builds it. Throws where the file is no module of the language. */
export function parseModule(path: string, source: string): SyntaxNode {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program as unknown as SyntaxNode;
}

/** Calls `visit` for each node of the tree, with the node that holds it and the field it is held in. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | null, field: string) => void,
  parent: SyntaxNode | null = null,
  field = '',
): void {
  visit(node, parent, field);
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, node, name);
    }
  }
}

export function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
