import { parse } from 'svelte/compiler';

/** Attributes whose value people read or hear. */
const READ_ATTRIBUTES = [
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'label',
  'placeholder',
  'title',
];

/**
 * Finds words written into a component's markup: text, and the attributes that are read.
 *
 * @returns one sentence for each
 */
export function findLiteralText(path: string, source: string): string[] {
  const found: string[] = [];
  const lineOf = (offset: number) => source.slice(0, offset).split('\n').length;
  const visit = (node: unknown, inAttribute: string | null): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child, inAttribute);
      return;
    }
    if (!isNode(node)) return;
    if (node.type.endsWith('Directive')) return;
    if (isAttribute(node) && !READ_ATTRIBUTES.includes(node.name)) return;
    const text = readText(node);
    if (/\p{L}/u.test(text)) {
      const place = inAttribute ? `${inAttribute}="${text}"` : `"${text.trim()}"`;
      found.push(
        `${path}:${lineOf(node.start ?? 0)} has ${place} in its markup: words stand in src/ui/messages/en.ts, so that they can be found, tested and translated.`,
      );
    }
    const attribute = isAttribute(node) ? node.name : inAttribute;
    for (const child of Object.values(node)) visit(child, attribute);
  };
  visit(parse(source, { modern: true }).fragment, null);
  return found;
}

interface Node {
  readonly type: string;
  /** Absent on a fragment, which has no words of its own. */
  readonly start?: number;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isAttribute(node: Node): node is Node & { name: string } {
  return node.type === 'Attribute';
}

/** Text of markup, or the strings that stand directly in `{…}`. */
function readText(node: Node): string {
  if (node.type === 'Text' && 'data' in node) return String(node.data);
  if (node.type === 'ExpressionTag' && 'expression' in node) return readStrings(node.expression);
  return '';
}

function readStrings(expression: unknown): string {
  if (!isNode(expression)) return '';
  if (expression.type === 'Literal' && 'value' in expression) {
    return typeof expression.value === 'string' ? expression.value : '';
  }
  if (expression.type === 'TemplateLiteral' && 'quasis' in expression) {
    const quasis = expression.quasis as readonly { value: { cooked: string } }[];
    return quasis.map((quasi) => quasi.value.cooked).join('');
  }
  if ('consequent' in expression && 'alternate' in expression) {
    return readStrings(expression.consequent) + readStrings(expression.alternate);
  }
  return '';
}
