import { isNode, lineOf, parseModule, type SyntaxNode, walk } from './parse-module.ts';

export interface Import {
  /** As written; null when it is computed, so that nobody can tell what it names. */
  specifier: string | null;
  /** Nothing of it is left when types are stripped. */
  typeOnly: boolean;
  line: number;
}

/**
 * Every way in which a file can name another: import, export … from, import(), import type, type queries, require()
 * and `new URL('…', import.meta.url)`, with which workers are started.
 */
export function listImports(path: string, source: string): Import[] {
  const found: Import[] = [];
  const add = (node: SyntaxNode, named: unknown, typeOnly = false) => {
    const specifier = isNode(named) && typeof named.value === 'string' ? named.value : null;
    found.push({ specifier, typeOnly, line: lineOf(source, node.start) });
  };
  walk(parseModule(path, source), (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        return add(node, node.source, node.importKind === 'type' || allTypes(node.specifiers, 'importKind'));
      case 'ExportAllDeclaration':
        return add(node, node.source, node.exportKind === 'type');
      case 'ExportNamedDeclaration':
        if (!isNode(node.source)) return;
        return add(node, node.source, node.exportKind === 'type' || allTypes(node.specifiers, 'exportKind'));
      case 'ImportExpression':
        return add(node, node.source);
      case 'TSImportType':
        return add(node, node.source, true);
      case 'TSExternalModuleReference':
        return add(node, node.expression);
      case 'CallExpression':
        if (isNode(node.callee) && node.callee.name === 'require') add(node, first(node.arguments));
        return;
      case 'NewExpression':
        if (isNode(node.callee) && node.callee.name === 'URL' && isImportMetaUrl(node.arguments)) {
          add(node, first(node.arguments));
        }
        return;
    }
  });
  return found;
}

function allTypes(specifiers: unknown, kind: string): boolean {
  return (
    Array.isArray(specifiers) && specifiers.length > 0 && specifiers.every((each) => each[kind] === 'type')
  );
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

function isImportMetaUrl(args: unknown): boolean {
  const base = Array.isArray(args) ? args[1] : undefined;
  return isNode(base) && isNode(base.object) && base.object.type === 'MetaProperty';
}
