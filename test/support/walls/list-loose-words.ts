import { isNode, lineOf, parseModule, type SyntaxNode, walk } from './parse-module.ts';

export interface LooseWords {
  text: string;
  line: number;
}

/** Where a text given as a plain string is read, or heard, by a person. */
const SHOWN_ATTRIBUTES = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'closeButtonLabel',
  'description',
  'error',
  'label',
  'nothingFoundMessage',
  'placeholder',
  'title',
]);
const SHOWN_PROPERTIES = new Set(['body', 'buttons', 'detail', 'label', 'message', 'title']);

/** Two letters in a row, and no key of `t`: signs, digits and single keys of the keyboard belong to no language. */
const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text) && !/^[a-z]\w*(\.\w+)+$/.test(text);

function literalOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'JSXExpressionContainer') return literalOf(node.expression);
  if (node.type === 'TemplateLiteral')
    return (node.quasis as SyntaxNode[]).map((quasi) => (quasi.value as { raw: string }).raw).join(' ');
  return null;
}

function shownIn(node: SyntaxNode): string | null {
  if (node.type === 'JSXText') return String(node.value);
  if (node.type === 'JSXAttribute' && isNode(node.name))
    return SHOWN_ATTRIBUTES.has(String(node.name.name)) ? literalOf(node.value) : null;
  if (node.type === 'Property' && isNode(node.key))
    return SHOWN_PROPERTIES.has(String(node.key.name)) ? literalOf(node.value) : null;
  if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'fail')
    return literalOf((node.arguments as unknown[])[1]);
  return null;
}

/** Finds texts for people that are written into the code instead of into `contract/words`. */
export function listLooseWords(path: string, source: string): LooseWords[] {
  const found: LooseWords[] = [];
  walk(parseModule(path, source), (node) => {
    const text = shownIn(node)?.trim();
    if (text !== undefined && hasWords(text)) found.push({ text, line: lineOf(source, node.start) });
  });
  return found;
}
